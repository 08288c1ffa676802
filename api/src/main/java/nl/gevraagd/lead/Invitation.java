package nl.gevraagd.lead;

import java.time.Instant;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A branch asked the prospect to talk. There is one per lead, and it stands in the lead, so that inviting is one write.
 *
 * @param message what the branch wrote, under the prospect's key
 * @param validUntil the prospect can answer until then
 * @param answer the answer in force
 * @param answers how often an answer came in: each is told to the branch once
 * @param idempotencyKey of the request that made it
 */
public record Invitation(
        Instant at,
        MemberId by,
        @Nullable Sealed message,
        Instant validUntil,
        @Nullable Answer answer,
        int answers,
        @Nullable String idempotencyKey) {

    /** What a prospect says to an invitation. */
    public enum Answer {
        YES,
        NO,
        LATER
    }

    Invitation answered(Answer given) {
        return new Invitation(at, by, message, validUntil, given, answers + 1, idempotencyKey);
    }
}
