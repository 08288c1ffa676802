package nl.gevraagd.prospect;

import java.time.Instant;

/**
 * A consent that was given or withdrawn and is not in the ledger yet.
 *
 * @param id names this change for ever, so that the ledger takes it once
 * @param channel where the person said it: {@code sign-up}, {@code my-page}, {@code one-click}
 */
public record ConsentChange(String id, Action action, Consent consent, Instant at, String channel) {

    public enum Action {
        GIVEN,
        WITHDRAWN
    }
}
