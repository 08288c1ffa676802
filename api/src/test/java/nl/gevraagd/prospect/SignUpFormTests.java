package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** How much a form holds, and that it is agreed to in the words in force. */
@WholeApplication
class SignUpFormTests {

    private static final String SIGN_UP =
            "mutation($i: SignUpInput!) { signUp(input: $i) { __typename ... on InputRejected { problems { code field } } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    private Cast cast;
    private final Map<String, Object> form = new HashMap<>();

    @BeforeEach
    void fill() {
        cast = new Cast(application, port);
        form.putAll(Map.of(
                "name",
                "é".repeat(100),
                "email",
                "formulier@voorbeeld.example",
                "municipality",
                Cast.UTRECHT,
                "eighteenOrOlder",
                true,
                "motivation",
                "m".repeat(1_000),
                "consents",
                Collections.nCopies(60, consent(cast.version())),
                "waitFor",
                Collections.nCopies(60, cast.idOf(cast.branch(Cast.UTRECHT, "CDA"))),
                "idempotencyKey",
                "k".repeat(200),
                "askLink",
                "l".repeat(200)));
    }

    private static Map<String, Object> consent(String version) {
        return Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version);
    }

    private JsonNode sent() {
        return new Graph(port).data(SIGN_UP, "i", form).get("signUp");
    }

    @Test
    void asMuchAsItHoldsIsTaken() {
        assertThat(sent().get("__typename").asString()).isEqualTo("SignUpAccepted");
    }

    @ParameterizedTest
    @CsvSource({"name", "motivation", "idempotencyKey", "askLink", "consents", "waitFor"})
    void oneMoreIsTooMuch(String field) {
        form.compute(
                field,
                (any, held) -> held instanceof List<?> list ? Collections.nCopies(61, list.getFirst()) : held + "x");
        assertThat(sent().toString()).contains("{\"code\":\"TOO_LONG\",\"field\":[\"" + field + "\"]}");
    }

    @Test
    void wordsThatAreNotInForceAreNotAgreedToAndNothingIsKept() {
        var collection = mongo.getCollection(mongo.getCollectionName(Submission.class));
        long before = collection.countDocuments();
        form.put("consents", List.of(consent("2026-01")));
        assertThat(sent().toString())
                .contains("{\"code\":\"CONSENT_TEXT_OUTDATED\",\"field\":[\"consents\",\"0\",\"textVersion\"]}");
        form.put("locale", "fy");
        assertThat(sent().toString()).contains("{\"code\":\"UNKNOWN_LOCALE\",\"field\":[\"locale\"]}");
        assertThat(collection.countDocuments()).isEqualTo(before);
    }
}
