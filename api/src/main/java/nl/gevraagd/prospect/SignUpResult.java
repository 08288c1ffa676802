package nl.gevraagd.prospect;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything somebody can hear who signs up. Says the same for a known and an unknown address. */
sealed interface SignUpResult {

    /** @param email as it was sent */
    record SignUpAccepted(String email) implements SignUpResult {}

    record InputRejected(List<Problem> problems) implements SignUpResult {}
}
