package nl.gevraagd.shared;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** A piece of the operator's work that the jar does from the command line, against the same settings. */
public interface OperatorCommand {

    /** The status to exit with when the words make no sense; nothing was done. */
    int NOT_UNDERSTOOD = 2;

    /** What a command says that refuses files: so many things are wrong with them. */
    static String refusal(int problems) {
        return "REFUSED: " + problems + (problems == 1 ? " problem" : " problems") + ". Nothing was changed.";
    }

    /** The words that call it, such as {@code member add}. */
    String name();

    /** What follows the name, and one line on what it does. */
    String usage();

    /** Whether this word can follow the name at all: an option has to stand in the usage, and some commands take nothing. */
    default boolean takes(String word) {
        return !usage().startsWith("–")
                && (!word.startsWith("-")
                        || Arrays.asList(usage().split("[^a-z-]+", -1)).contains(word));
    }

    /**
     * Does the work and prints what it did.
     *
     * @return 0 only when it was done, and {@link #NOT_UNDERSTOOD} where the words made no sense
     */
    int run(List<String> arguments, PrintStream out);
}
