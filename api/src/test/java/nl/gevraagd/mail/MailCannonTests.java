package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CountOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gevraagd.Graph;
import nl.gevraagd.SecondInstance;
import nl.gevraagd.TestMongo;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Acceptance row R-29: nobody fills another's mailbox, whatever they ask for, however often and at whichever instance. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gevraagd.shield=off", MailCannonTests.CAP})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestMongo.class)
@DirtiesContext
class MailCannonTests {

    static final String CAP = "gevraagd.limits.letters-per-address=3"; // as everywhere but in the demo
    private static final int TIMES = 360;
    private static final int AT_ONCE = 12;
    private static final String SIGN_UP = "mutation($input: SignUpInput!) { signUp(input: $input) { __typename } }";
    private static final String SELF_SERVICE =
            "mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }";
    private static final String SIGN_IN =
            "mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }";
    private static final List<LetterKind> WITH_A_LINK = List.of(
            LetterKind.CONFIRM_SIGN_UP, LetterKind.ALREADY_SIGNED_UP, LetterKind.SELF_SERVICE_LINK, LetterKind.SIGN_IN);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Test
    void anAddressGetsThreeLettersInAnHourWhateverIsAskedForIt() throws Exception {
        var cast = new Cast(application, port);
        var here = new Graph(port);
        var address = cast.worker(Role.CAMPAIGN_ANALYST, null).email();
        var form = cast.form(Cast.mark());
        form.put("email", address);
        here.data(SIGN_UP, "input", form);
        var token = here.token(address, "confirm-sign-up");
        here.data("mutation($t: String!) { confirmSignUp(token: $t) { __typename } }", "t", token);
        var requests = List.of(
                Graph.body(SIGN_UP, Map.of("input", form)),
                Graph.body(SELF_SERVICE, Map.of("e", address)),
                Graph.body(SIGN_IN, Map.of("e", address)));
        try (var second = new SecondInstance(application, "--" + CAP);
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var doors = List.of(here, new Graph(second.port()));
            var asked = threads.invokeAll(IntStream.range(0, TIMES)
                    .mapToObj(i -> ask(i % 3, doors.get(i / 3 % 2), requests.get(i % 3)))
                    .toList());
            var heard = new HashSet<String>();
            for (var answer : asked) {
                heard.add(answer.get());
            }
            assertThat(heard)
                    .as("of each kind the last hears what the first heard")
                    .hasSize(3)
                    .allMatch(answer -> answer.contains(" 200 ") && !answer.contains("errors"));
            var another = cast.signedUp();
            assertThat(letters(here, another.email())).isEqualTo(Map.of(LetterKind.CONFIRM_SIGN_UP, 1L));
            everythingIsDecidedAndSent();
        }
        assertThat(letters(here, address).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3);
    }

    private static Callable<String> ask(int kind, Graph door, String request) {
        return () -> kind + " " + Graph.plain(door.post(request));
    }

    private static Map<LetterKind, Long> letters(Graph mailbox, String address) {
        return WITH_A_LINK.stream()
                .filter(kind -> mailbox.letters(address, kind.label()) > 0)
                .collect(Collectors.toMap(kind -> kind, kind -> mailbox.letters(address, kind.label())));
    }

    private void everythingIsDecidedAndSent() {
        Graph.untilTrue(() -> Stream.of(
                        count("link_requests", new Document()),
                        count("submissions", new Document("pending.0", new Document("$exists", true))),
                        count(
                                "letters",
                                new Document("urgent", true)
                                        .append(
                                                "state",
                                                new Document(
                                                        "$in",
                                                        List.of(
                                                                LetterState.READY.name(),
                                                                LetterState.SENDING.name())))))
                .allMatch(left -> left == 0));
    }

    private long count(String collection, Document which) {
        return mongo.getCollection(collection).countDocuments(which, new CountOptions().hintString("_id_"));
    }
}
