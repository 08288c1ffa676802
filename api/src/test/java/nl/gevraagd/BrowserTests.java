package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks the whole path in a real browser, at 390 and at 1280 px, with axe on every page: {@code web-client/e2e}. */
@WholeApplication
@DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
class BrowserTests {

    @LocalServerPort
    int port;

    @Test
    void peopleCanGoTheWholePathInABrowser() throws IOException, InterruptedException {
        var log = Path.of("target", "e2e.log");
        var run = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(Path.of("..", "web-client").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        run.environment().put("GEVRAAGD_URL", "http://localhost:" + port);
        var process = run.start();
        assertThat(process.waitFor(12, TimeUnit.MINUTES)).as("it ends in time").isTrue();
        assertThat(process.exitValue())
                .as("web-client/target/playwright says what failed")
                .isZero();
    }
}
