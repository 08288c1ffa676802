package nl.gevraagd.launch;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.gevraagd.shared.Together;
import nl.gevraagd.shared.Told;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The operator's commands: two words each, that of the class and that of the method which does it. They are read off the
 * methods, so that whoever asks for help or says it wrong needs no database.
 */
final class Commands {

    private static final String ABOUT = "Gevraagd – without a command it serves the site, the workspace and the graph.";
    private static final String SETTINGS = "Settings are environment variables; README.md lists them.";

    private final SortedMap<String, CommandLine> all = new TreeMap<>();

    Commands(Class<?> application) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Command.class));
        for (var found : scanner.findCandidateComponents(application.getPackageName())) {
            add(ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null));
        }
    }

    private void add(Class<?> type) {
        for (var method : CommandLine.getCommandMethods(type, null)) {
            var line = new CommandLine(method)
                    .setSeparator(" ")
                    .setExpandAtFiles(false)
                    .setCaseInsensitiveEnumValuesAllowed(true);
            line.getCommandSpec().parser().collectErrors(true);
            var name = type.getAnnotation(Command.class).name() + " " + line.getCommandName();
            all.put(name, line.setCommandName(name));
        }
    }

    /** All commands, each with what it takes and what it does. */
    String help() {
        var table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF), new Column(50, 2, Overflow.WRAP), new Column(68, 1, Overflow.WRAP));
        for (var line : all.values()) {
            var does = line.getCommandSpec().usageMessage().description();
            table.addRowValues(call(line.getCommandSpec()), String.join(" ", does));
        }
        return ABOUT + "\n\n" + table + "\n" + SETTINGS + "\n";
    }

    private static String call(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Ansi.OFF))
                .detailedSynopsis(0, null, false)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** What is asked for with these words, once they are understood. */
    Call understand(List<String> words) {
        var line = words.size() < 2 ? null : all.get(words.get(0) + " " + words.get(1));
        if (line == null) {
            throw new NotUnderstood("'" + String.join(" ", words) + "' is no command. `--help` lists them.");
        }
        var said = line.parseArgs(words.subList(2, words.size()).toArray(String[]::new));
        var method = (Method) line.getCommandSpec().userObject();
        var wrong = said.errors().stream().map(problem -> sentence(line.getCommandName(), problem));
        var problems = Stream.concat(wrong, together(method, said)).distinct().toList();
        if (!problems.isEmpty()) {
            throw new NotUnderstood(
                    String.join("\n", problems) + "\nNothing was done. It is: " + call(line.getCommandSpec()));
        }
        return new Call(line.getCommandName(), method, line.getCommandSpec().args());
    }

    private static String sentence(String command, Exception problem) {
        return problem instanceof UnmatchedArgumentException unmatched
                ? "`" + command + "` does not know '" + String.join("', '", unmatched.getUnmatched()) + "'."
                : problem.getMessage() + ".";
    }

    private static Stream<String> together(Method method, ParseResult said) {
        var rule = method.getAnnotation(Together.class);
        return rule == null
                ? Stream.of()
                : BeanUtils.instantiateClass(rule.value()).apply(said);
    }

    /** A command with what was said to it. */
    record Call(String name, Method method, List<ArgSpec> arguments) {

        Class<?> doneBy() {
            return method.getDeclaringClass();
        }

        Told by(Object doer) {
            var values = arguments.stream().map(argument -> argument.<Object>getValue());
            return (Told) Objects.requireNonNull(ReflectionUtils.invokeMethod(method, doer, values.toArray()));
        }
    }

    /** The words make no sense, and nothing was done: says all that is wrong with them. */
    static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotUnderstood(String sentences) {
            super(sentences);
        }
    }
}
