package nl.gevraagd.lead;

import java.time.Instant;
import nl.gevraagd.access.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lead.
 *
 * @param from null for the first
 * @param by the member who took it; null when the prospect or time did
 */
public record StageChange(
        Instant at,
        @Nullable LeadStage from,
        LeadStage to,
        By who,
        @Nullable MemberId by) {

    public enum By {
        MEMBER,
        PROSPECT,
        GEVRAAGD
    }
}
