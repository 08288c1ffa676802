package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CountOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document may be so large and no larger, and of one that is larger nothing runs: acceptance row R-03. Every document here also
 * signs somebody up, which can be counted.
 */
@WholeApplication
class LargeDocumentsTests {

    private static final Duration AT_ONCE = Duration.ofMillis(50);

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    private String version = "";

    @BeforeEach
    void readWhatIsAgreedTo() {
        version = new Graph(port)
                .data("{ consentTexts(locale: \"nl\") { version } }")
                .at("/consentTexts/0/version")
                .asString();
    }

    /** What is counted, the largest number of it that may run, and the number of it in a bare sign-up; the end is a token too. */
    enum Cap {
        ALIASES(15, 0, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                return signUp(times(more, "a%d: __typename "));
            }
        },
        FIELDS(60, 2, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                return signUp(times(more, "__typename "));
            }
        },
        DEPTH(10, 10, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                var node = "municipality { branches { edges { node { ";
                var deepest = more == 0 ? "name" : "municipality { name }";
                return signUp("confirmSignUp(token: \"none\") { ... on SignUpConfirmed { " + node + node + deepest
                        + " }".repeat(10));
            }
        },
        DIRECTIVES(5, 0, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                return signUp(times(more, "... @include(if: true) { __typename } "));
            }
        },
        DIRECTIVES_ON_FIELDS(5, 0, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                return signUp(times(more, "__typename @include(if: true) "));
            }
        },
        DIRECTIVES_ON_SPREADS(5, 0, "COST_EXCEEDED") {
            @Override
            String document(int more) {
                return signUp(times(more, "...f @include(if: true) ")) + " fragment f on Mutation { __typename }";
            }
        },
        TOKENS(1_000, 65, "BAD_REQUEST") {
            @Override
            String document(int more) {
                return signUp("") + " mutation Beside { updateMe(input: {themes: [" + times(more, "\"housing\" ")
                        + "]}) { __typename } }";
            }
        };

        private final int most;
        private final int bare;
        private final String code;

        Cap(int most, int bare, String code) {
            this.most = most;
            this.bare = bare;
            this.code = code;
        }

        /** A sign-up and so many more of it. */
        abstract String document(int more);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAsLargeAsMayBeRuns(Cap cap) {
        long before = signUps();
        var answer = post(cap.document(cap.most - cap.bare));
        assertThat(answer.body()).contains("SignUpAccepted").doesNotContain("errors");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(signUps()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatIsOneTooLargeNothingRuns(Cap cap) {
        nothingRuns(cap.document(cap.most - cap.bare + 1), cap.code);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLargeIsRefusedAtOnce(Cap cap) {
        long fastest = Long.MAX_VALUE; // of many: others work on this machine, and the first ones are not compiled yet
        for (int i = 0; i < 100 && fastest >= AT_ONCE.toNanos(); i++) {
            var document = cap.document(cap.most - cap.bare + 1) + "\n# " + i; // one that nobody sent before
            long began = System.nanoTime();
            post(document);
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        assertThat(Duration.ofNanos(fastest)).isLessThan(AT_ONCE);
    }

    @Test
    void aNameOfTheGraphItselfCountsLikeAnyOther() {
        nothingRuns(signUp(times(130, "a%d: __typename ")), "COST_EXCEEDED");
    }

    @Test
    void fragmentsThatLeadToOneAnotherAreRefused() {
        nothingRuns(signUp("...a") + " fragment a on Mutation { ...b } fragment b on Mutation { ...a }", "BAD_REQUEST");
    }

    @Test
    void whatFragmentsAddUpToIsCounted() {
        var doubling = IntStream.range(0, 6)
                .mapToObj(i -> " fragment f%d on Mutation { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining());
        nothingRuns(signUp("...f0") + doubling + " fragment f6 on Mutation { __typename }", "COST_EXCEEDED");
    }

    @Test
    void whatStandsBesideTheOperationThatIsAskedForIsCountedToo() {
        nothingRuns(signUp("") + " query Beside { " + times(16, "a%d: themes { slug } ") + "}", "COST_EXCEEDED");
    }

    private void nothingRuns(String document, String code) {
        long before = signUps();
        var answer = post(document);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + code + "\"").doesNotContain("\"data\"");
        assertThat(signUps()).isEqualTo(before);
    }

    private long signUps() {
        return mongo.getCollection("submissions").countDocuments(new Document(), new CountOptions().hintString("_id_"));
    }

    private HttpResponse<String> post(String document) {
        var variables = Map.of(
                "e",
                "groot-" + UUID.randomUUID() + "@voorbeeld.example",
                "c",
                List.of(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version)));
        return new Graph(port)
                .post(JsonMapper.shared()
                        .writeValueAsString(Map.of("query", document, "operationName", "Up", "variables", variables)));
    }

    private static String signUp(String more) {
        return "mutation Up($e: String!, $c: [ConsentInput!]!) { signUp(input: {name: \"Mus\", email: $e, municipality: \"GM0344\","
                + " eighteenOrOlder: true, consents: $c}) { __typename } " + more + "}";
    }

    private static String times(int many, String part) {
        return IntStream.range(0, many).mapToObj(part::formatted).collect(Collectors.joining());
    }
}
