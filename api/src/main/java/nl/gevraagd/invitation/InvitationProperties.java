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
            throw new IllegalArgumentException("gevraagd.invitation.valid-for is shorter than an hour");
        }
        if (validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "gevraagd.invitation.valid-for is longer than the link in its letter lives, 21 days");
        }
    }
}
