package nl.gevraagd.prospect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent that was given or withdrawn and is not in the ledger yet.
 *
 * @param id names this change for ever, so that the ledger takes it once
 * @param saidAt when the person said it; of a form, when it was sent in (requirement P5). Null in what was said before that was
 *     kept
 * @param at since when it counts; of a form, when it was confirmed from its mailbox
 * @param channel where the person said it: {@code sign-up}, {@code my-page}, {@code one-click}
 */
public record ConsentChange(
        String id, Action action, Consent consent, @Nullable Instant saidAt, Instant at, String channel) {

    public enum Action {
        GIVEN,
        WITHDRAWN
    }
}
