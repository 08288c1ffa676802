package nl.gevraagd.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param lettersPerAddress letters about sign-ups and with links to one mailbox in an hour; 3, in the demo 100 */
@ConfigurationProperties("gevraagd.limits")
record LimitProperties(@Nullable Integer lettersPerAddress) {

    private static final int USUAL = 3;
    private static final int IN_DEMO = 100;

    LimitProperties {
        if (lettersPerAddress != null && lettersPerAddress < 1) {
            throw new IllegalArgumentException("GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS has to be 1 or more");
        }
    }

    int lettersPerAddress(boolean demo) {
        return lettersPerAddress != null ? lettersPerAddress : demo ? IN_DEMO : USUAL;
    }
}
