package nl.gevraagd.invitation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param validFor how long a prospect can answer before the invitation lapses */
@ConfigurationProperties("gevraagd.invitation")
record InvitationProperties(@DefaultValue("21d") Duration validFor) {

    private static final Duration LONGEST = Duration.ofDays(21);

    InvitationProperties {
        if (validFor.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("GEVRAAGD_INVITATION_VALID_FOR has to be an hour or more");
        }
        if (validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "GEVRAAGD_INVITATION_VALID_FOR has to be 21d at most: so long the link in its letter lives");
        }
    }
}
