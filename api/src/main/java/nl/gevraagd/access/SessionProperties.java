package nl.gevraagd.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle a session ends when it was not used for so long
 * @param longest and after so long in any case
 */
@ConfigurationProperties("gevraagd.session")
record SessionProperties(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration longest) {

    /** Then the row is gone ({@link AccessMigration}). */
    static final Duration KEPT = Duration.ofDays(1);

    SessionProperties {
        if (!idle.isPositive() || idle.compareTo(KEPT) > 0) {
            throw new IllegalArgumentException("GEVRAAGD_SESSION_IDLE has to be a length of time up to 24h");
        }
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("GEVRAAGD_SESSION_LONGEST has to be a length of time, as 12h");
        }
    }
}
