package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.Gevraagd;
import nl.gevraagd.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The help is read without the application: here it is held to it. */
@WholeApplication
class HelpTests {

    @Autowired
    ApplicationContext application;

    @Test
    void theHelpKnowsTheCommandsThatThereAreAndNoOther() {
        var there = application.getBeansWithAnnotation(Command.class).values().stream()
                .map(ClassUtils::getUserClass)
                .flatMap(HelpTests::names);
        assertThat(shown())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(there, names(KeysCommands.class)).toList());
    }

    private static Stream<String> names(Class<?> type) {
        return CommandLine.getCommandMethods(type, null).stream()
                .map(method ->
                        type.getAnnotation(Command.class).name() + " " + new CommandLine(method).getCommandName());
    }

    /** The two words at the beginning of each line that is not indented further. */
    private static List<String> shown() {
        return new Commands(Gevraagd.class)
                .help()
                .lines()
                .filter(line -> line.matches(" {2}\\S.*"))
                .map(line -> line.strip().replaceFirst("(\\S+ \\S+).*", "$1"))
                .toList();
    }
}
