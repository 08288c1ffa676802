package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import nl.gevraagd.Graph;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.access.Role;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Acceptance row R-33: who leaves with one click gets not even the letter that waits already. */
@WithSmtpSink
class LeavingTests {

    private static final int SMTP = SmtpSink.freePort();
    private static final String INVITE = "mutation($l: ID!) { inviteProspect(input: {lead: $l}) { __typename } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Links links;

    @Autowired
    Suppressions suppressions;

    @DynamicPropertySource
    static void nobodyTakesLettersYet(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SMTP);
    }

    @Test
    void theLetterThatWaitsForWhoLeavesStays() throws IOException {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var recruiter = cast.as(cast.worker(Role.BRANCH_RECRUITER, branch));
        var people = cast.invent(3, branch);
        people.forEach(one -> recruiter.data(INVITE, "l", cast.idOf(cast.leadOf(one.id(), branch))));
        people.forEach(one -> assertThat(Graph.until(() -> stateFor(one))).isEqualTo("READY"));
        var leaves = people.get(0);
        var stays = people.get(1);
        var looks = people.get(2);

        assertThat(leave("POST", leaves)).isEqualTo(200);
        assertThat(leave("GET", looks)).isEqualTo(200);
        assertThat(suppressions.holds(new EmailAddress(leaves.email()))).isTrue();
        assertThat(suppressions.holds(new EmailAddress(stays.email()))).isFalse();
        assertThat(suppressions.holds(new EmailAddress(looks.email()))).isFalse();

        try (var sink = SmtpSink.start(SMTP)) {
            Graph.until(() -> {
                sendAtOnce();
                return (left(stays) && left(looks)) ? true : null;
            });
            assertThat(stateFor(leaves)).isEqualTo("SUPPRESSED");
            assertThat(leave("POST", leaves)).isEqualTo(200);
            assertThat(stateFor(leaves)).isEqualTo("SUPPRESSED");
            assertThat(sink.files()).hasSizeGreaterThanOrEqualTo(2);
            for (var file : sink.files()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase(leaves.mark());
            }
        }
    }

    /** A Dutch letter is read in English browsers, and leads to a Dutch page. */
    @Test
    void thePageSpeaksTheLanguageOfTheLetter() {
        var person = new ProspectId("nobody");
        assertThat(page(links.leave(person, "nl"), "en")).contains("<h1>Wil je geen mail meer van ons?</h1>");
        assertThat(page(links.leave(person, "en"), "nl")).contains("<h1>No more mail from us?</h1>");
        var older = links.leave(person, "nl").replaceFirst("\\?.*", "");
        assertThat(page(older, "en")).contains("<h1>No more mail from us?</h1>");
    }

    private String page(String address, String browser) {
        var graph = new Graph(port);
        return graph.send(HttpRequest.newBuilder(graph.uri(address.substring(address.indexOf("/leave/"))))
                        .header("Accept-Language", browser)
                        .build())
                .body();
    }

    /** As a mail program does: no cookie, nothing that is ours. */
    private int leave(String method, Person person) {
        var graph = new Graph(port);
        var address = links.leave(person.id(), "nl");
        var answer = graph.send(HttpRequest.newBuilder(graph.uri(address.substring(address.indexOf("/leave/"))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build());
        assertThat(answer.previousResponse()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        return answer.statusCode();
    }

    private boolean left(Person person) {
        return LetterState.ACCEPTED.name().equals(stateFor(person));
    }

    private @Nullable String stateFor(Person person) {
        for (var letter : mongo.getCollection("letters").find().hintString("_id_")) {
            if (letter.getString("kind").equals(LetterKind.INVITATION.name())
                    && person.id().value().equals(letter.getString("recipient"))) {
                return letter.getString("state");
            }
        }
        return null;
    }

    /** Whoever could not be reached is not asked again for a while. */
    private void sendAtOnce() {
        mongo.getCollection("letters")
                .updateMany(
                        new Document("state", LetterState.READY.name())
                                .append("urgent", false)
                                .append("dueAt", new Document("$gt", Instant.EPOCH)),
                        new Document("$set", new Document("dueAt", Instant.EPOCH)));
    }
}
