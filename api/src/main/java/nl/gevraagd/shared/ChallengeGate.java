package nl.gevraagd.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether whoever sends a form has done the work that the server asked for; always, when it asks for none. */
public interface ChallengeGate {

    /**
     * A solution is good for one thing, over all instances; the same thing sent again passes again.
     *
     * @param solution what the page made of {@code GET /challenge}
     * @param purpose names what is sent in; empty for a form that is refused anyway, which spends nothing
     */
    boolean passes(@Nullable String solution, Optional<String> purpose);
}
