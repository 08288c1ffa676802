package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance rows: what the links of letters are worth, how long, and what the database knows of them. */
@WholeApplication
class TokenTests {

    private static final String OPEN =
            "mutation($t: String!) { openSelfService(token: $t) { __typename ... on TokenNotValid { code } } }";
    private static final String SIGN_IN =
            "mutation($t: String!) { signIn(token: $t) { __typename ... on TokenNotValid { code } } }";
    private static final String CONFIRM =
            "mutation($t: String!) { confirmSignUp(token: $t) { __typename ... on TokenNotValid { code } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Tokens tokens;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient client;

    private Cast cast;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
    }

    @Test
    void tokensAreDistinctAndOf256Bits() {
        var made = IntStream.range(0, 10_000)
                .mapToObj(i -> tokens.make(1, RandomId.next(), "confirm"))
                .collect(Collectors.toSet());
        assertThat(made).hasSize(10_000);
        assertThat(made)
                .allSatisfy(token ->
                        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32));
        var letter = RandomId.next();
        assertThat(List.of(
                        tokens.make(1, letter, "confirm"),
                        tokens.make(1, letter, "answer"),
                        tokens.make(1, letter, "sign-in")))
                .as("one letter, several purposes")
                .doesNotHaveDuplicates();
    }

    @Test
    void theDatabaseHoldsOnlyHashes() {
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var recruiter = cast.worker(Role.BRANCH_RECRUITER, branch);
        var person = cast.acquainted(branch, recruiter);
        var known = List.of(
                cast.answerToken(person),
                cast.selfServiceToken(person),
                cast.signInToken(recruiter),
                cast.pendingSignUp(Cast.mark()));
        var all = new ArrayList<String>();
        for (var letter : mongo.findAll(Letter.class)) {
            if (letter.tokenKey() != null) {
                var token = tokens.make(
                        letter.tokenKey(),
                        letter.letterId(),
                        Objects.requireNonNull(letter.kind().purpose()));
                assertThat(letter.tokenHash()).isEqualTo(Tokens.hash(token));
                all.add(token);
            }
        }
        assertThat(all).containsAll(known);
        var name = mongo.getDb().getName();
        var where = new ArrayList<String>();
        for (var database : List.of(name, name + "_keys")) {
            for (var collection : client.getDatabase(database).listCollectionNames()) {
                for (var document : client.getDatabase(database)
                        .getCollection(collection, RawBsonDocument.class)
                        .find()) {
                    var text = new String(document.getByteBuffer().array(), StandardCharsets.ISO_8859_1);
                    if (all.stream().anyMatch(text::contains)) {
                        where.add(database + "." + collection);
                    }
                }
            }
        }
        assertThat(where).isEmpty();
    }

    @Test
    void everyTokenThatIsNotGoodIsRefusedAlike() {
        var person = cast.signedUp();
        var refused = open("A".repeat(43));
        assertThat(refused)
                .startsWith("200")
                .contains("TokenNotValid", "NOT_VALID")
                .doesNotContain("set-cookie=");
        var good = accepted(cast.selfServiceToken(person));
        for (int i : List.of(0, 20, 41)) {
            assertThat(open(good.substring(0, i) + (good.charAt(i) == 'x' ? 'y' : 'x') + good.substring(i + 1)))
                    .isEqualTo(refused);
        }
        assertThat(List.of(open(""), open("short"), open(good + "A"))).containsOnly(refused);
        assertThat(ask(SIGN_IN, good).replace("signIn", "openSelfService"))
                .as("another purpose")
                .isEqualTo(refused);
        assertThat(ask(CONFIRM, good).replace("confirmSignUp", "openSelfService"))
                .as("another purpose")
                .isEqualTo(refused);
        var newer = accepted(cast.selfServiceToken(person));
        assertThat(open(good)).as("there is a newer one").isEqualTo(refused);
        endsIn(newer, -1);
        assertThat(open(newer)).as("its time is over").isEqualTo(refused);
        endsIn(newer, 60);
        assertThat(open(newer)).as("its time is nearly over").contains("SelfServiceOpened");
        assertThat(open(newer)).as("it was used").isEqualTo(refused);
        cast.as(person).data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        assertThat(open(newer)).as("whose it was is gone").isEqualTo(refused);
    }

    /** The letter is in the mailbox a moment before it is written down that it is. */
    private String accepted(String token) {
        return Graph.until(() -> mongo.getCollection("letters")
                                .countDocuments(new Document("tokenHash", Tokens.hash(token))
                                        .append("state", LetterState.ACCEPTED.name()))
                        == 1
                ? token
                : null);
    }

    /** As if the letter had been accepted so long ago that the link of it lasts for so many seconds more. */
    private void endsIn(String token, int seconds) {
        long ago = LetterKind.SELF_SERVICE_LINK.life().toMillis() - seconds * 1_000L;
        var changed = mongo.getCollection("letters")
                .updateOne(
                        new Document("tokenHash", Tokens.hash(token)),
                        List.of(new Document(
                                "$set", new Document("acceptedAt", new Document("$subtract", List.of("$$NOW", ago))))));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private String open(String token) {
        return ask(OPEN, token);
    }

    private String ask(String document, String token) {
        return Graph.plain(new Graph(port).post(Graph.body(document, java.util.Map.of("t", token))));
    }
}
