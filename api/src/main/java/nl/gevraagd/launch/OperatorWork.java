package nl.gevraagd.launch;

import com.mongodb.MongoException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.OperatorCommand;
import org.slf4j.LoggerFactory;

/** Does the piece of the operator's work that was asked for, and says why when it cannot be done. */
final class OperatorWork {

    private final Collection<OperatorCommand> commands;
    private final PrintStream out;
    private final PrintStream errors;

    OperatorWork(Collection<OperatorCommand> commands, PrintStream out, PrintStream errors) {
        this.commands = commands;
        this.out = out;
        this.errors = errors;
    }

    /** @return the status to exit with */
    int run(List<String> words) {
        return called(words).map(command -> run(command, words)).orElse(OperatorCommand.NOT_UNDERSTOOD);
    }

    private Optional<OperatorCommand> called(List<String> words) {
        return commands.stream()
                .filter(command -> isCalled(command, words))
                .max(Comparator.comparingInt(command -> command.name().length()));
    }

    private static boolean isCalled(OperatorCommand command, List<String> words) {
        var name = Arrays.asList(command.name().split(" ", -1));
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }

    private int run(OperatorCommand command, List<String> words) {
        var said = words.subList(command.name().split(" ", -1).length, words.size());
        var unknown = said.stream().filter(word -> !command.takes(word)).toList();
        if (!unknown.isEmpty()) {
            errors.println("`" + command.name() + "` does not know '" + String.join("', '", unknown)
                    + "'. Nothing was done. It is: " + command.name() + " " + command.usage());
            return OperatorCommand.NOT_UNDERSTOOD;
        }
        try {
            return command.run(said, out);
        } catch (RuntimeException broken) {
            LoggerFactory.getLogger(OperatorWork.class).debug("{}", command.name(), broken);
            errors.println("`" + command.name() + "` broke off: " + why(broken)
                    + " Part of it may be done; it can be given again.");
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
