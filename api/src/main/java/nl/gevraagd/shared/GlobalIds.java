package nl.gevraagd.shared;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The ids that clients see: type, shard key and key under deterministic authenticated encryption (AES-SIV). The same
 * thing always has the same id, an id tells nothing, and nobody can make one up.
 */
@Component
public class GlobalIds {

    private static final byte[] CONTEXT = "global-id".getBytes(StandardCharsets.UTF_8);
    private static final String SEPARATOR = "\0";

    private final AesSiv siv;

    GlobalIds(Keys keys) {
        try {
            siv = new AesSiv(keys.idKey());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What an id stands for; the shard key makes a look-up go to one shard. */
    public record GlobalId(String type, String shardKey, String key) {}

    public String encode(String type, String shardKey, String key) {
        try {
            var plain = String.join(SEPARATOR, type, shardKey, key).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(siv.encryptDeterministically(plain, CONTEXT));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty for anything that we did not make, also where it differs only in bits that carry nothing. */
    public Optional<GlobalId> decode(String id) {
        try {
            var sealed = Base64.getUrlDecoder().decode(id);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(id)) {
                return Optional.empty();
            }
            var plain = siv.decryptDeterministically(sealed, CONTEXT);
            var parts = new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, -1);
            return Optional.of(new GlobalId(parts[0], parts[1], parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The key of an id of this type; empty for other types and for what we did not make. */
    public Optional<String> keyOf(String type, String id) {
        return decode(id).filter(global -> global.type().equals(type)).map(GlobalId::key);
    }
}
