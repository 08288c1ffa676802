package nl.gevraagd.shared;

import org.jspecify.annotations.Nullable;

/** Tells whether whoever sends a form has done the work that the server asked for; always, when it asks for none. */
public interface ChallengeGate {

    /**
     * Leaves it as it is, for a form that has to be sent again anyway.
     *
     * @param solution what the page made of {@code GET /challenge}
     */
    boolean isSolved(@Nullable String solution);

    /**
     * A solution is good for one thing, over all instances; the same thing sent again passes again.
     *
     * @param solution what the page made of {@code GET /challenge}
     * @param purpose names what is sent in
     */
    boolean spend(@Nullable String solution, String purpose);
}
