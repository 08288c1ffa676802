package nl.gevraagd.shared;

import java.util.List;

/**
 * One thing that is wrong with an input.
 *
 * @param field the path inside the input, list positions as decimal strings: {@code ["consents", "0", "branch"]}
 * @param message one sentence for the person who filled it in
 */
public record Problem(ProblemCode code, List<String> field, String message) {}
