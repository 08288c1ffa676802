package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the tests of {@code web-client/e2e} in Chromium against an application. */
final class Playwright {

    private Playwright() {}

    /**
     * @param name of the run, for its log and its report
     * @param arguments which tests
     */
    static void run(String name, int port, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("npm", "run", "--silent", "e2e", "--"), Stream.of(arguments));
        var run = new ProcessBuilder(List.copyOf(command.toList()))
                .directory(Path.of("..", "web-client").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", name + ".log").toFile());
        run.environment().put("GEVRAAGD_URL", "http://localhost:" + port);
        run.environment().put("GEVRAAGD_RUN", name);
        run.environment().putAll(environment);
        var process = run.start();
        try {
            assertThat(process.waitFor(25, TimeUnit.MINUTES))
                    .as("it ends in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        assertThat(process.exitValue())
                .as("api/target/" + name + ".log says what failed")
                .isZero();
    }
}
