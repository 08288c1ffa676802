package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gevraagd.shared.GlobalIds;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance row R-49: whoever has the database and not the keys learns neither who somebody is nor whom they chose. */
@WholeApplication
class DataAtRestTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient client;

    @Autowired
    GlobalIds ids;

    @Test
    void nothingThatSaysWhoSomebodyIsStandsInTheDatabase() {
        var anybody = new Graph(port);
        var canary = "KANARIE" + UUID.randomUUID().toString().replace("-", "");
        var email = "mus" + canary.substring(7) + "@voorbeeld.example";
        var utrecht = anybody.data(
                "{ municipality(code: \"GM0344\") { branches(first: 100) { edges { node { id name } } } } consentTexts(locale: \"nl\") { version } }");
        var version = utrecht.at("/consentTexts/0/version").asString();
        var branch = "";
        for (var edge : utrecht.at("/municipality/branches/edges")) {
            if (edge.at("/node/name").asString().startsWith("Stadsbelang")) {
                branch = edge.at("/node/id").asString();
            }
        }
        assertThat(branch).isNotEmpty();
        anybody.data(
                "mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }",
                "i",
                Map.of(
                        "name",
                        canary + "naam",
                        "email",
                        email,
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
                                Map.of("purpose", "SHARE_WITH_BRANCH", "branch", branch, "textVersion", version))));
        anybody.data(
                "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }",
                "t",
                anybody.token(email, "confirm-sign-up"));
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
        anybody.data(
                "mutation($t: String!) { answerInvitation(input: {token: $t, answer: YES}) { __typename } }",
                "t",
                anybody.token(email, "invitation"));
        recruiter.data(
                "mutation($l: ID!, $m: String!) { addLeadNote(input: {lead: $l, text: $m}) { __typename } }",
                "l",
                lead,
                "m",
                canary + "notitie");
        assertThat(recruiter
                        .data("query($l: ID!) { node(id: $l) { ... on Lead { contact { email } } } }", "l", lead)
                        .toString())
                .contains(email);
        anybody.letter("recruiter@demo.gevraagd.example", "answer-received");

        var secrets = List.of(canary, email, email.substring(0, email.indexOf('@')));
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

        var branchId = ids.keyOf("Branch", branch).orElseThrow();
        for (var collection : List.of(
                "prospects", "submissions", "leads", "lead_notes", "letters", "audit", "consent_ledger", "addresses")) {
            for (var document : mongo.getCollection(collection).find()) {
                assertThat(document.toJson()).as(collection).doesNotContain(branchId);
            }
        }
    }
}
