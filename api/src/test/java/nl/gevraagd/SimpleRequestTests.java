package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CountOptions;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page of somebody else can send without asking first runs nothing: acceptance row R-05. Each of these would sign somebody
 * up, which can be counted.
 */
@WholeApplication
class SimpleRequestTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, form",
        "application/x-www-form-urlencoded, json",
        "multipart/form-data; boundary=x, multipart",
        "multipart/form-data; boundary=x, json",
        "text/plain, json",
        "text/plain;charset=UTF-8, json",
        "application/graphql, document",
        "application/json; charset=utf-16, json",
        "'application/json, text/plain', json",
        "'', json",
        "'', form",
        "'', document"
    })
    void aBodyThatIsNotCalledJsonRunsNothing(String type, String shape) {
        var request = HttpRequest.newBuilder(graph().uri("/graphql")).POST(BodyPublishers.ofString(body(shape)));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        refused(request, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, application/json",
        "GET, application/x-www-form-urlencoded",
        "HEAD, application/json",
        "PUT, application/json",
        "DELETE, application/json",
        "PATCH, application/json"
    })
    void aMutationInTheAddressRunsNothing(String method, String type) {
        refused(
                HttpRequest.newBuilder(graph().uri("/graphql?" + body("form")))
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body("json"))),
                405);
    }

    @Test
    void aMutationInTheAddressOfAnotherRequestRunsNothing() {
        long before = signUps();
        var both = HttpRequest.newBuilder(graph().uri("/graphql?" + body("form")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{ themes { slug } }\"}"));
        assertThat(graph().send(both.build()).body()).contains("housing").doesNotContain("signUp");
        assertThat(signUps()).isEqualTo(before);
    }

    @Test
    void aQueryInTheAddressIsNotRun() {
        var answer = graph().get("/graphql?query=%7Bthemes%7Bslug%7D%7D");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(answer.body()).doesNotContain("housing");
    }

    @Test
    void theSameAsJsonRuns() {
        long before = signUps();
        assertThat(graph().post(body("json")).body()).contains("SignUpAccepted");
        assertThat(signUps()).isEqualTo(before + 1);
    }

    private void refused(HttpRequest.Builder request, int status) {
        long before = signUps();
        var answer = graph().send(request.build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("\"data\"");
        assertThat(signUps()).isEqualTo(before);
    }

    private String body(String shape) {
        var version = graph().data("{ consentTexts(locale: \"nl\") { version } }")
                .at("/consentTexts/0/version")
                .asString();
        var document = "mutation { signUp(input: {name: \"Mus\", email: \"mus-" + UUID.randomUUID()
                + "@voorbeeld.example\", municipality: \"GM0344\", eighteenOrOlder: true, consents: [{purpose: CAMPAIGN_CONTACT, textVersion: \""
                + version + "\"}]}) { __typename } }";
        var json = "{\"query\":" + JsonMapper.shared().writeValueAsString(document) + "}";
        return switch (shape) {
            case "json" -> json;
            case "document" -> document;
            case "form" -> "query=" + URLEncoder.encode(document, StandardCharsets.UTF_8);
            case "multipart" ->
                "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + json
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x--\r\n";
            default -> throw new IllegalArgumentException(shape);
        };
    }

    private long signUps() {
        return mongo.getCollection("submissions").countDocuments(new Document(), new CountOptions().hintString("_id_"));
    }

    private Graph graph() {
        return new Graph(port);
    }
}
