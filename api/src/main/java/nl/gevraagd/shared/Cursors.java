package nl.gevraagd.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Signed positions in a list. A cursor is bound to its list: which list it is, its order, filter and branch. One that
 * belongs to another is refused, so that nobody pages through what is not theirs.
 */
@Component
public class Cursors {

    private static final int SIGNATURE = 12;
    private static final String SEPARATOR = "\0";

    private final Keys keys;

    Cursors(Keys keys) {
        this.keys = keys;
    }

    /**
     * @param list everything that tells this list from others: kind, order, filter, branch
     * @param position the values of the sort key, last one the id
     */
    public String encode(String list, List<String> position) {
        var plain = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        var signature = sign(list, plain);
        var all = Arrays.copyOf(signature, SIGNATURE + plain.length);
        System.arraycopy(plain, 0, all, SIGNATURE, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * The position that a cursor of this list stands for.
     *
     * @throws BadArgument when it is not one
     */
    public List<String> decode(String list, String cursor) {
        try {
            var all = Base64.getUrlDecoder().decode(cursor);
            if (all.length < SIGNATURE) {
                throw foreign();
            }
            var plain = Arrays.copyOfRange(all, SIGNATURE, all.length);
            if (!MessageDigest.isEqual(sign(list, plain), Arrays.copyOf(all, SIGNATURE))) {
                throw foreign();
            }
            return List.of(new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
    }

    private static BadArgument foreign() {
        return new BadArgument("the cursor does not belong to this list");
    }

    private byte[] sign(String list, byte[] plain) {
        var mac = keys.stableMac("cursor", list + SEPARATOR + new String(plain, StandardCharsets.UTF_8));
        return Arrays.copyOf(mac, SIGNATURE);
    }
}
