package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AesGcmTests {

    private static final byte[] KEY = Keys.random(32);
    private static final byte[] PLAIN = {1, 2, 3};
    private static final byte[] CONTEXT = {9};

    private final AesGcm ours = new AesGcm(KEY);

    @Test
    void eitherReadsWhatTheOtherSealed() throws GeneralSecurityException {
        var tink = new AesGcmJce(KEY);
        assertThat(ours.decrypt(tink.encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
        assertThat(tink.decrypt(ours.encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void nothingOpensThatWasChangedOrMovedOrCut() throws GeneralSecurityException {
        var sealed = ours.encrypt(PLAIN, CONTEXT);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> ours.decrypt(changed, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> ours.decrypt(sealed, new byte[] {8})).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> ours.decrypt(new byte[27], CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new AesGcm(Keys.random(32)).decrypt(sealed, CONTEXT))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theSameTextIsNeverTheSameTwice() throws GeneralSecurityException {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(java.util.HexFormat.of().formatHex(ours.encrypt(PLAIN, CONTEXT))))
                    .isTrue();
        }
    }
}
