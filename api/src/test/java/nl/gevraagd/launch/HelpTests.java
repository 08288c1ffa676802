package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.OperatorCommand;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The help stands apart from the commands, so that it can be read without a database: here it is held to them. */
@WholeApplication
class HelpTests {

    /** Where the help begins to say what a command does. */
    private static final int WHAT_IT_DOES = 49;

    @Autowired
    List<OperatorCommand> commands;

    @Test
    void theHelpKnowsTheCommandsThatThereAreAndNoOther() {
        assertThat(Help.NAMES)
                .containsExactlyInAnyOrderElementsOf(
                        commands.stream().map(OperatorCommand::name).toList());
    }

    @Test
    void theHelpShowsEachCommandWithAllThatItTakes() {
        assertThat(shown().stream().filter(call -> !call.startsWith("keys ")))
                .containsExactlyInAnyOrderElementsOf(
                        commands.stream().map(HelpTests::call).toList());
    }

    private static String call(OperatorCommand command) {
        return (command.name() + " " + command.usage().split("–", -1)[0]).strip();
    }

    /** A line that begins further in goes on with the command above it. */
    private static List<String> shown() {
        var shown = new ArrayList<String>();
        for (var line : Help.TEXT.lines().filter(any -> any.startsWith("  ")).toList()) {
            var call = line.substring(0, Math.min(line.length(), WHAT_IT_DOES)).strip();
            if (line.charAt(2) != ' ') {
                shown.add(call);
            } else if (!call.isEmpty()) {
                shown.add(shown.removeLast() + " " + call);
            }
        }
        return shown;
    }
}
