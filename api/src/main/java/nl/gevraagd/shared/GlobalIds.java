package nl.gevraagd.shared;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The ids that clients see: type, shard key and key under deterministic authenticated encryption (AES-SIV). The same
 * thing always has the same id, an id tells nothing, and nobody can make one up.
 */
@Component
public class GlobalIds {

    private static final String CONTEXT = "global-id";
    private static final String SEPARATOR = "\0";

    private final OpaqueTexts texts;

    GlobalIds(Keys keys) {
        this.texts = new OpaqueTexts(keys);
    }

    /** What an id stands for; the shard key makes a look-up go to one shard. */
    public record GlobalId(String type, String shardKey, String key) {}

    public String encode(String type, String shardKey, String key) {
        return texts.seal(CONTEXT, String.join(SEPARATOR, type, shardKey, key));
    }

    /** Empty for anything that we did not make, also where it differs only in bits that carry nothing. */
    public Optional<GlobalId> decode(String id) {
        return texts.open(CONTEXT, id).map(plain -> {
            var parts = plain.split(SEPARATOR, -1);
            return new GlobalId(parts[0], parts[1], parts[2]);
        });
    }

    /** The key of an id of this type; empty for other types and for what we did not make. */
    public Optional<String> keyOf(String type, String id) {
        return decode(id).filter(global -> global.type().equals(type)).map(GlobalId::key);
    }
}
