package nl.gevraagd.shared;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes identifiers that nobody can guess: 128 random bits as 22 characters. */
public final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    public static String next() {
        return next(16);
    }

    /** {@code bytes} random bytes in base64url, without padding. */
    public static String next(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
