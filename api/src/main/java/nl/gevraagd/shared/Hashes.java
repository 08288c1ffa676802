package nl.gevraagd.shared;

import java.nio.charset.StandardCharsets;

/** Plain SHA-256, for what is public or has enough randomness of its own. */
public final class Hashes {

    private Hashes() {}

    public static byte[] sha256(String text) {
        return Keys.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
