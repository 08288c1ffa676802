package nl.gevraagd.shared;

import org.jspecify.annotations.Nullable;

/** Tells whether whoever sends a form has done the work that the server asked for; always, when it asks for none. */
public interface ChallengeGate {

    /** @param solution what the page made of {@code GET /challenge}; good once, over all instances */
    boolean passes(@Nullable String solution);
}
