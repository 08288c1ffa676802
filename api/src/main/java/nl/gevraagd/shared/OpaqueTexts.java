package nl.gevraagd.shared;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Text that clients hold for us, under deterministic authenticated encryption (AES-SIV): the same is always the same, it tells
 * nothing, and nobody can make one up or use it where another was given.
 */
final class OpaqueTexts {

    private final AesSiv siv;

    OpaqueTexts(Keys keys) {
        try {
            siv = new AesSiv(keys.idKey());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param context what it is good for */
    String seal(String context, String plain) {
        try {
            return encoded(siv.encryptDeterministically(bytes(plain), bytes(context)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty for anything that we did not make for this, also where it differs only in bits that carry nothing. */
    Optional<String> open(String context, String text) {
        try {
            var sealed = Base64.getUrlDecoder().decode(text);
            return encoded(sealed).equals(text)
                    ? Optional.of(
                            new String(siv.decryptDeterministically(sealed, bytes(context)), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
