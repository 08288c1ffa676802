package nl.gevraagd.shared;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command of the operator's tells when it has ended.
 *
 * @param done whether it did what it was called for
 * @param lines what it did, or why it did not
 */
public record Told(boolean done, List<String> lines) {

    public static Told done(String sentence) {
        return new Told(true, List.of(sentence));
    }

    public static Told failed(String sentence) {
        return new Told(false, List.of(sentence));
    }

    /** Of files with so many things wrong with them, of which some are named. */
    public static Told refused(long problems, List<String> named) {
        var sum = "REFUSED: " + problems + (problems == 1 ? " problem" : " problems") + ". Nothing was changed.";
        return new Told(false, Stream.concat(named.stream(), Stream.of(sum)).toList());
    }
}
