package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CountOptions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.shared.Days;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks the whole path in a real browser, at 390 and at 1280 px, with axe on every page: {@code web-client/e2e}. Mails are read
 * from a mail server that is no part of the application.
 */
@WholeApplication
@DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
@Timeout(value = 30, unit = TimeUnit.MINUTES) // more than the browser is given, so that its log is kept
class BrowserTests {

    private static final MailSink SINK = new MailSink(Path.of("target", "mails"));

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Municipalities municipalities;

    @Autowired
    BeanFactory application;

    @TempDir
    Path folder;

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
        importNewerTables();
        var counts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        counts.createContext("/", this::count);
        counts.start();
        try {
            Playwright.run(
                    "playwright",
                    port,
                    Map.of(
                            "GEVRAAGD_MAILS",
                            SINK.folder().toString(),
                            "GEVRAAGD_STATE",
                            "http://127.0.0.1:" + counts.getAddress().getPort() + "/"));
        } finally {
            counts.stop(0);
        }
    }

    /** Newer than the pages that were built: what {@code e2e/councils.e2e.ts} is about. */
    private void importNewerTables() throws IOException {
        var yesterday = LocalDate.now(Days.HERE).minusDays(1).toString();
        for (var table : List.of("mergers", "municipalities")) { // or one would have ended that is in none yet
            var text = new ClassPathResource("reference/" + table + ".csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("2027-01-01", yesterday)
                    .replaceAll(
                            "(?m)^GM0277;Rozendaal;Gelderland;\\d+;",
                            "GM0277;Rozendaal aan de Veluwe;Gelderland;1999;");
            var file = Files.writeString(folder.resolve(table), text).toString();
            assertThat(Operator.hears(application, 0, "import", table, file)).isNotBlank();
        }
        Graph.untilTrue(() -> municipalities
                .byCode("GM1696")
                .filter(now -> now.name().equals("Hilversum"))
                .isPresent());
    }

    /** What {@code e2e/state.ts} asks for. */
    private void count(HttpExchange exchange) throws IOException {
        var state = Map.of(
                "sessions",
                count("sessions", new Document()),
                "usedLinks",
                count("letters", new Document("tokenUsedAt", new Document("$ne", null))),
                "waitingSignUps",
                count("submissions", new Document("content", new Document("$ne", null)).append("confirmedAt", null)));
        var body = JsonMapper.shared().writeValueAsBytes(state);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private long count(String collection, Document which) {
        return mongo.getCollection(collection).countDocuments(which, new CountOptions().hintString("_id_"));
    }
}
