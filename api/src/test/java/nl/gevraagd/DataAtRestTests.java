package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gevraagd.shared.GlobalIds;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever has the database and not the keys, its files, or the logs at DEBUG, learns neither who somebody is nor
 * whom they chose: acceptance rows.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gevraagd.shield=off", "gevraagd.figures.every=1s"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {TestMongo.class, OwnMongo.class})
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DataAtRestTests {

    private static final String SIGN_UP = "mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }";
    private static final int BLOCK = 16;
    private static final Logger EVERYTHING = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient client;

    @Autowired
    GlobalIds ids;

    private final Level usual = EVERYTHING.getLevel();

    @BeforeEach
    void logEverything() {
        EVERYTHING.setLevel(Level.DEBUG);
    }

    @AfterEach
    void logTheUsual() {
        EVERYTHING.setLevel(usual);
    }

    @Test
    void nothingThatSaysWhoSomebodyIsStandsInTheDatabaseOrTheLog(CapturedOutput log) {
        var anybody = new Graph(port);
        var canary = "KANARIE" + UUID.randomUUID().toString().replace("-", "");
        var email = "mus" + canary.substring(7) + "@voorbeeld.example";
        var utrecht = anybody.data(
                "{ municipality(code: \"GM0344\") { branches(first: 100) { edges { node { id name } } } } consentTexts(locale: \"nl\") { version } }");
        var version = utrecht.at("/consentTexts/0/version").asString();
        var phone = "06" + ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000);
        var branch = "";
        for (var edge : utrecht.at("/municipality/branches/edges")) {
            if (edge.at("/node/name").asString().startsWith("Stadsbelang")) {
                branch = edge.at("/node/id").asString();
            }
        }
        assertThat(branch).isNotEmpty();
        var form = Map.of(
                "name",
                canary + "naam",
                "email",
                email,
                "phone",
                phone,
                "municipality",
                "GM0344",
                "eighteenOrOlder",
                true,
                "motivation",
                canary + "motivatie",
                "shareMotivation",
                true,
                "consents",
                List.of(
                        Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version),
                        Map.of("purpose", "SHARE_WITH_BRANCH", "branch", branch, "textVersion", version)));
        anybody.data(SIGN_UP, "i", form);
        anybody.data(SIGN_UP, "i", form); // once more: the same words, sealed again
        nothingSealedIsLikeAnother();
        Graph.untilTrue(() -> anybody.letters(email, "confirm-sign-up") == 2);
        var confirmation = anybody.token(email, "confirm-sign-up");
        anybody.data("mutation($t: String!) { confirmSignUp(token: $t) { __typename } }", "t", confirmation);
        var recruiter = anybody.another().asMember("recruiter");
        var chosen = branch;
        var lead = Graph.until(() -> {
            var leads = recruiter.data(
                    "query($b: ID!) { leads(branch: $b, first: 100) { edges { node { id motivation } } } }",
                    "b",
                    chosen);
            for (var edge : leads.at("/leads/edges")) {
                if (edge.at("/node/motivation").asString("").contains(canary)) {
                    return edge.at("/node/id").asString();
                }
            }
            return null;
        });
        recruiter.data(
                "mutation($l: ID!, $m: String) { inviteProspect(input: {lead: $l, message: $m}) { __typename } }",
                "l",
                lead,
                "m",
                canary + "bericht");
        var invitation = anybody.token(email, "invitation");
        anybody.data(
                "mutation($t: String!) { answerInvitation(input: {token: $t, answer: YES}) { __typename } }",
                "t",
                invitation);
        recruiter.data(
                "mutation($l: ID!, $m: String!) { addLeadNote(input: {lead: $l, text: $m}) { __typename } }",
                "l",
                lead,
                "m",
                canary + "notitie");
        assertThat(recruiter
                        .data("query($l: ID!) { node(id: $l) { ... on Lead { contact { email phone } } } }", "l", lead)
                        .toString())
                .contains(email, phone);
        anybody.letter("recruiter@demo.gevraagd.example", "answer-received");
        var unsubscribe = unsubscribing(anybody.letter(email, "invitation"));
        assertThat(anybody.get("/leave/" + unsubscribe).statusCode()).isEqualTo(200);
        assertThat(anybody.post("{\"query\":\"{ " + canary + " }\"}").statusCode())
                .isEqualTo(400);
        logTheUsual();

        var tokens = List.of(confirmation, invitation, unsubscribe, recruiter.session());
        var secrets = Stream.concat(
                        Stream.of(canary, email, email.substring(0, email.indexOf('@')), phone, phone.substring(1)),
                        tokens.stream())
                .toList();
        var where = new ArrayList<String>();
        for (var database : List.of(mongo.getDb().getName(), mongo.getDb().getName() + "_keys", "local")) {
            for (var collection : client.getDatabase(database).listCollectionNames()) {
                for (var document : client.getDatabase(database)
                        .getCollection(collection, RawBsonDocument.class)
                        .find()) {
                    var text = new String(document.getByteBuffer().array(), StandardCharsets.ISO_8859_1);
                    if (secrets.stream().anyMatch(text::contains)) {
                        where.add(database + "." + collection);
                    }
                }
            }
        }
        assertThat(where).isEmpty();

        assertThat(log.getAll()).contains(" DEBUG ").doesNotContain(secrets);

        var branchId = ids.keyOf("Branch", branch).orElseThrow();
        for (var collection : mongo.getCollectionNames()) {
            if (!collection.equals("branches")) {
                for (var document : mongo.getCollection(collection).find()) {
                    assertThat(document.toJson()).as(collection).doesNotContain(branchId, branch);
                }
            }
        }
        nothingStandsInTheFiles(secrets);
    }

    /** Whoever reads the log reads what we wrote, a line each. */
    @Test
    void nothingThatIsSentBeginsALineOfTheLog(CapturedOutput log) throws IOException {
        var graph = new Graph(port);
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "query", "query FAKE { themes { slug } } query Other { nonsense }",
                        "operationName", "x\r\nFAKE",
                        "variables", Map.of("y\r\nFAKE", "z\r\nFAKE")));
        graph.post(body, "X-Forwarded-For", "192.0.2.1", "Accept-Language", "nl");
        graph.get("/nl/%0d%0aFAKE");
        graph.get("/graphql?x=%0D%0AFAKE");
        for (var line : List.of("\n", "\r", "\r\n")) {
            raw("GET /nl/" + line + "FAKE HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            for (var header : List.of("User-Agent", "X-Forwarded-For", "Accept-Language", "Host", "Cookie")) {
                raw("GET /nl/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + ": x" + line
                        + "FAKE\r\n\r\n");
            }
        }
        assertThat(log.getAll()).contains(" DEBUG ");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("FAKE"));
    }

    private void raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    /** Not even a part of the one stands in the other, though they say the same. */
    private void nothingSealedIsLikeAnother() {
        var sealed = new ArrayList<String>();
        for (var document : mongo.getCollection("submissions").find()) {
            sealed.add(new String(document.get("content", Binary.class).getData(), StandardCharsets.ISO_8859_1));
        }
        assertThat(sealed).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 0; i < sealed.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(parts(sealed.get(i))).doesNotContainAnyElementsOf(parts(sealed.get(j)));
            }
        }
    }

    private static Set<String> parts(String sealed) {
        return IntStream.rangeClosed(0, sealed.length() - BLOCK)
                .mapToObj(at -> sealed.substring(at, at + BLOCK))
                .collect(Collectors.toSet());
    }

    /** Nor in the log of a database that writes down every question; what is written in the open would be found. */
    private void nothingStandsInTheFiles(List<String> secrets) {
        var own = OwnMongo.running();
        assumeTrue(own.isPresent(), "the files of the database are elsewhere");
        var open = "open" + UUID.randomUUID();
        mongo.getCollection("written_in_the_open").insertOne(new Document("text", open));
        assertThat(mongo.getCollection("written_in_the_open").find(new Document("text", open)))
                .hasSize(1);
        assertThat(own.get().filesWith(List.of(open)))
                .anyMatch(file -> file.matches("data/collection-.*\\.wt"))
                .anyMatch(file -> file.startsWith("data/journal/"))
                .contains("mongod.log");
        assertThat(own.get().filesWith(secrets)).isEmpty();
    }

    private static String unsubscribing(String letter) {
        var address = Pattern.compile("/leave/([A-Za-z0-9_-]+)").matcher(letter);
        assertThat(address.find()).isTrue();
        return address.group(1);
    }
}
