package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.CountOptions;
import graphql.introspection.Introspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** With real people only what the web client was built with runs: acceptance rows R-01, outside the demo, and R-02. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotTheDemoTests {

    private static final String SIGN_UP =
            "mutation { signUp(input: {name: \"Mus\", email: \"mus@voorbeeld.example\", municipality: \"GM0344\", eighteenOrOlder: true, consents: []}) { __typename } }";

    private ConfigurableApplicationContext application;
    private Graph graph;

    @BeforeAll
    void start() {
        application = new SpringApplicationBuilder(Gevraagd.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.mongodb.uri=" + readingFromOthers(TestMongo.database()),
                        "--gevraagd.keys=" + TestMongo.keys(),
                        "--gevraagd.home=target/gevraagd");
        var port = application.getEnvironment().getProperty("local.server.port", Integer.class);
        graph = new Graph(Objects.requireNonNull(port));
    }

    @AfterAll
    void stop() {
        application.close();
        Introspection.enabledJvmWide(true); // Spring switches it for the whole process
    }

    /** As whoever wants to spare the first server of a replica set may write it. */
    private static String readingFromOthers(String address) {
        return address + (address.contains("?") ? "&" : "?") + "readPreference=secondaryPreferred";
    }

    @Test
    void theNewestIsReadWhateverTheAddressSays() {
        assertThat(application.getBean(MongoClient.class).getReadPreference()).isEqualTo(ReadPreference.primary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ themes { slug } }",
                "{ __typename }",
                "query Themes { themes { slug } }",
                "{ nonsense }",
                "{",
                "",
                SIGN_UP,
                "subscription { leadChanged(branch: \"x\") { id } }",
                "fragment f on Query { themes { slug } }"
            })
    void aDocumentThatIsNotRegisteredDoesNotRun(String document) {
        refused(post(Map.of("query", document)), "OPERATION_NOT_REGISTERED");
        refused(post(Map.of("documentId", "sha256:" + sha256(document))), "OPERATION_NOT_REGISTERED");
    }

    @Test
    void whatIsRegisteredRunsAndOnlyAsItWasWritten() {
        var file = new ClassPathResource("operations.json");
        assumeTrue(file.exists(), "built without the web client");
        for (var text : registered(file)) {
            for (var asked : List.of(Map.of("query", text), Map.of("documentId", "sha256:" + sha256(text)))) {
                assertThat(post(asked).body()).doesNotContain("OPERATION_NOT_REGISTERED", "COST_EXCEEDED");
            }
            refused(post(Map.of("query", text + " ")), "OPERATION_NOT_REGISTERED");
            refused(post(Map.of("query", text + SIGN_UP)), "OPERATION_NOT_REGISTERED");
        }
    }

    private static List<String> registered(ClassPathResource file) {
        try (var in = file.getInputStream()) {
            return JsonMapper.shared()
                    .readTree(in)
                    .valueStream()
                    .map(node -> node.asString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The twelve probes that graphql-cop sends, but for those that go without JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alias overload      | OPERATION_NOT_REGISTERED",
                "batch               | BAD_REQUEST",
                "directive overload  | OPERATION_NOT_REGISTERED",
                "circular fragments  | OPERATION_NOT_REGISTERED",
                "introspection       | OPERATION_NOT_REGISTERED",
                "field suggestions   | OPERATION_NOT_REGISTERED",
                "tracing             | OPERATION_NOT_REGISTERED",
                "deep introspection  | OPERATION_NOT_REGISTERED",
                "field duplication   | OPERATION_NOT_REGISTERED"
            })
    void aProbeHearsOneCodeAndNothingElse(String probe, String code) {
        var answer = refused(graph.post(bodyOf(probe)), code);
        assertThat(answer).doesNotContain("Did you mean", "tracing", "themes", "__schema");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 405",
        "POST, application/x-www-form-urlencoded, 415",
    })
    void whatGoesWithoutJsonIsNotEvenRead(String method, String type, int status) {
        for (var document : List.of("{ themes { slug } }", SIGN_UP)) {
            var written = "query=" + URLEncoder.encode(document, StandardCharsets.UTF_8);
            var request = method.equals("GET")
                    ? HttpRequest.newBuilder(graph.uri("/graphql?" + written))
                    : HttpRequest.newBuilder(graph.uri("/graphql"))
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(written));
            var answer = graph.send(request.build());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains("\"BAD_REQUEST\"").doesNotContain("\"data\"");
        }
        assertThat(signUps()).isZero();
    }

    @Test
    void thereIsNoMailboxToReadIn() {
        assertThat(graph.get("/demo/mailbox").statusCode()).isEqualTo(404);
    }

    private static String bodyOf(String probe) {
        return switch (probe) {
            case "alias overload" -> body("{ " + times(101, "a%d: __typename ") + "}");
            case "batch" -> "[" + times(10, "{\"query\":\"{ __typename }\"},") + "{\"query\":\"{ __typename }\"}]";
            case "directive overload" -> body("{ __typename " + times(10, "@aa ") + "}");
            case "circular fragments" ->
                body("query { ...A } fragment A on Query { __typename ...B } fragment B on Query { __typename ...A }");
            case "introspection" -> body("{ __schema { types { name fields { name } } } }");
            case "field suggestions" -> body("{ theme }");
            case "tracing" ->
                JsonMapper.shared()
                        .writeValueAsString(Map.of("query", "{ __typename }", "extensions", Map.of("tracing", true)));
            case "deep introspection" ->
                body("{ __schema { " + "types { fields { type { fields { type { fields { name } } } } } }" + " } }");
            case "field duplication" -> body("{ " + times(500, "__typename ") + "}");
            default -> throw new IllegalArgumentException(probe);
        };
    }

    /** An answer that any client of GraphQL can read, and that holds nothing. */
    private String refused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .matches("application/(graphql-response\\+)?json.*");
        var said = JsonMapper.shared().readTree(answer.body());
        assertThat(said.propertyNames()).containsExactly("errors");
        assertThat(said.at("/errors")).hasSize(1);
        assertThat(said.at("/errors/0/message").asString()).isNotBlank();
        assertThat(said.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(signUps()).isZero();
        return answer.body();
    }

    private HttpResponse<String> post(Map<String, String> request) {
        return graph.post(JsonMapper.shared().writeValueAsString(request));
    }

    private static String body(String document) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", document));
    }

    private long signUps() {
        return application
                .getBean(MongoTemplate.class)
                .getCollection("submissions")
                .countDocuments(new Document(), new CountOptions().hintString("_id_"));
    }

    private static String times(int many, String part) {
        return IntStream.range(0, many).mapToObj(part::formatted).collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
