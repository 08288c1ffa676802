package nl.gevraagd;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reads a letter on the mailbox page of the demo, in a real browser. */
@WholeApplication
@DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
class MailboxBrowserTests {

    @LocalServerPort
    int port;

    @Test
    void theDemosMailboxShowsALetterAndItsLinkWorks() throws IOException, InterruptedException {
        Playwright.run("mailbox", port, Map.of(), "mailbox.e2e.ts");
    }
}
