package nl.gevraagd.launch;

import com.mongodb.MongoException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.function.Supplier;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.Told;
import org.slf4j.LoggerFactory;

/** Does the piece of the operator's work that was asked for, and says why when it cannot be done. */
final class OperatorWork {

    private final PrintStream out;
    private final PrintStream errors;

    OperatorWork(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /** @return the status to exit with */
    int run(String name, Supplier<Told> work) {
        try {
            var told = work.get();
            told.lines().forEach(out::println);
            return told.done() ? Launch.DONE : Launch.FAILED;
        } catch (CannotStart sentence) {
            throw sentence;
        } catch (RuntimeException broken) {
            LoggerFactory.getLogger(OperatorWork.class).debug("{}", name, broken);
            errors.println(
                    "`" + name + "` broke off: " + why(broken) + " Part of it may be done; it can be given again.");
            return Launch.FAILED;
        }
    }

    /** Names no more of a fault than its kind: its message may say what a database holds. */
    private static String why(RuntimeException broken) {
        var all = new ArrayList<Throwable>();
        for (Throwable one = broken; one != null; one = one.getCause()) {
            all.add(one);
        }
        if (DatabaseAway.isTold(broken)) {
            return "the MongoDB that MONGODB_URI names does not answer.";
        }
        return all.stream().anyMatch(MongoException.class::isInstance)
                ? "the MongoDB that MONGODB_URI names refused something (" + kind(all.getLast()) + ")."
                : "this is a fault of ours (" + kind(all.getLast()) + ").";
    }

    private static String kind(Throwable fault) {
        return fault.getClass().getSimpleName();
    }
}
