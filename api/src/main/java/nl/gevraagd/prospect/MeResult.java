package nl.gevraagd.prospect;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything citizens can hear who change what we know of them, what they agreed to, or leave. */
sealed interface MeResult {

    record MeUpdated(Prospect me) implements MeResult {}

    record ConsentGiven(Prospect me) implements MeResult {}

    record ConsentWithdrawn(Prospect me) implements MeResult {}

    /** @param certificate what the person can show later to prove that they asked for it, and when */
    record MeErased(String certificate) implements MeResult {}

    record InputRejected(List<Problem> problems) implements MeResult {}
}
