package nl.gevraagd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Walks the whole path in a real browser, at 390 and at 1280 px, with axe on every page: {@code web-client/e2e}. Mails are read
 * from a mail server that is no part of the application.
 */
@WholeApplication
@DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
class BrowserTests {

    private static final MailSink SINK = new MailSink(Path.of("target", "mails"));

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void mailGoesToTheSink(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", SINK::port);
    }

    @AfterAll
    static void stop() {
        SINK.close();
    }

    @Test
    void peopleCanGoTheWholePathInABrowser() throws IOException, InterruptedException {
        Playwright.run(
                "playwright", port, Map.of("GEVRAAGD_MAILS", SINK.folder().toString()));
    }
}
