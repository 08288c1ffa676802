package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.gevraagd.Gevraagd;
import nl.gevraagd.launch.Commands.NotUnderstood;
import org.springframework.beans.factory.BeanFactory;

/** Whoever gives commands to an application that runs already, and reads what they print. */
public final class Operator {

    private static final Commands COMMANDS = new Commands(Gevraagd.class);

    private Operator() {}

    /** What is printed for these words, and that they end with this status. */
    public static String hears(BeanFactory application, int status, String... words) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(run(application, print, List.of(words)))
                .as(() -> out.toString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int run(BeanFactory application, PrintStream print, List<String> words) {
        try {
            var call = COMMANDS.understand(words);
            return new OperatorWork(print, print).run(call.name(), () -> call.by(application.getBean(call.doneBy())));
        } catch (NotUnderstood sentences) {
            print.println(sentences.getMessage());
            return Launch.NOT_UNDERSTOOD;
        }
    }
}
