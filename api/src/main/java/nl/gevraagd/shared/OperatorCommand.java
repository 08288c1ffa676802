package nl.gevraagd.shared;

import java.io.PrintStream;
import java.util.List;

/** A piece of the operator's work that the jar does from the command line, against the same settings. */
public interface OperatorCommand {

    /** The words that call it, such as {@code member add}. */
    String name();

    /** What follows the name, and one line on what it does. */
    String usage();

    /**
     * Does the work and prints what it did.
     *
     * @return 0 only when it was done
     */
    int run(List<String> arguments, PrintStream out);
}
