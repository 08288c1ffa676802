package nl.gevraagd.shared;

import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds an address without storing it: a keyed hash, with the version of its key in front. */
@Component
public class BlindIndex {

    private final Keys keys;

    BlindIndex(Keys keys) {
        this.keys = keys;
    }

    /** Under the current key: what is written. */
    public String of(EmailAddress address) {
        return of(keys.currentVersion(Keys.Use.INDEX), address);
    }

    /** Under every key there is, newest first: what is asked for while a rotation runs. */
    public List<String> allOf(EmailAddress address) {
        return keys.versionsOf(Keys.Use.INDEX).descendingSet().stream()
                .map(version -> of(version, address))
                .toList();
    }

    /** Under the suppression key, which never changes. */
    public String suppressionOf(EmailAddress address) {
        return base64(keys.suppressionMac(address.normalised()));
    }

    private String of(int version, EmailAddress address) {
        return version + ":" + base64(keys.indexMac(version, address.normalised()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
