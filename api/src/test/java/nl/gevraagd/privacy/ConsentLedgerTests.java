package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.Vault;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Acceptance row R-41: what the record of consents says of who agreed to what, in which words, where, when and for whom. */
@WholeApplication
class ConsentLedgerTests {

    private static final String TEXTS = "query($l: String!) { consentTexts(locale: $l) { purpose version body } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Vault vault;

    private Cast cast;
    private Branch branch;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
        branch = cast.branch(Cast.UTRECHT, "CDA");
    }

    /** @param recipient what the entry says when it is opened; null where it names nobody */
    private record Said(
            String action,
            String purpose,
            String channel,
            String version,
            String hash,
            String locale,
            @Nullable String recipient) {}

    @Test
    void eachYesAndNoStandsInItWithTheWordsThatWereShown() {
        var began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var person = cast.signedUp(branch);
        var me = cast.as(person);
        me.data("mutation { withdrawConsent(input: {purpose: NEWSLETTER}) { __typename } }");
        me.data(
                "mutation($v: String!) { giveConsent(input: {consent: {purpose: NEWSLETTER, textVersion: $v}, locale: \"en\"}) { __typename } }",
                "v",
                cast.version());
        leavesWithOneClick(person);
        var entries = Graph.until(() -> {
            var found = entries(person.id());
            return found.size() == 8 ? found : null;
        });
        assertThat(entries)
                .extracting(entry -> said(entry, person.id()))
                .containsExactlyInAnyOrder(
                        said("GIVEN", "CAMPAIGN_CONTACT", "sign-up", "nl"),
                        said("GIVEN", "NEWSLETTER", "sign-up", "nl"),
                        said("GIVEN", "SHARE_WITH_BRANCH", "sign-up", "nl"),
                        said("WITHDRAWN", "NEWSLETTER", "my-page", "nl"),
                        said("GIVEN", "NEWSLETTER", "my-page", "en"),
                        said("WITHDRAWN", "NEWSLETTER", "one-click", "en"),
                        said("WITHDRAWN", "CAMPAIGN_CONTACT", "one-click", "nl"),
                        said("WITHDRAWN", "SHARE_WITH_BRANCH", "one-click", "nl"));
        assertThat(entries).allSatisfy(entry -> {
            var at = entry.getDate("at").toInstant();
            assertThat(at).isBetween(began, Instant.now());
            var saidAt = entry.getDate("saidAt").toInstant();
            if (entry.getString("channel").equals("sign-up")) {
                assertThat(saidAt)
                        .as("of a form, before it was confirmed")
                        .isBetween(began.minusSeconds(1), at.minusMillis(1));
            } else {
                assertThat(saidAt).isEqualTo(at);
            }
            assertThat(entry.toJson()).doesNotContain(branch.id().value(), cast.idOf(branch));
        });
        var ofOneConsent = new HashMap<String, Integer>();
        entries.forEach(entry -> ofOneConsent.merge(entry.getString("consent"), 1, Integer::sum));
        assertThat(ofOneConsent.values()).as("what ends names what began").containsOnly(2);
    }

    private void leavesWithOneClick(Cast.Person person) {
        var recruiter = cast.as(cast.worker(Role.BRANCH_RECRUITER, branch));
        recruiter.data(
                "mutation($l: ID!) { inviteProspect(input: {lead: $l}) { __typename } }",
                "l",
                cast.idOf(cast.leadOf(person.id(), branch)));
        var anybody = new Graph(port);
        var link = Pattern.compile("/leave/[A-Za-z0-9_-]+").matcher(anybody.letter(person.email(), "invitation"));
        assertThat(link.find()).isTrue();
        var click = HttpRequest.newBuilder(anybody.uri(link.group()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertThat(anybody.send(click).statusCode()).isEqualTo(200);
    }

    private List<Document> entries(ProspectId person) {
        return mongo.getCollection(Chains.CONSENTS)
                .find(new Document("prospect", person.value()))
                .hintString("_id_")
                .into(new java.util.ArrayList<>());
    }

    private Said said(Document entry, ProspectId person) {
        var sealed = entry.get("recipient", Binary.class);
        return new Said(
                entry.getString("action"),
                entry.getString("purpose"),
                entry.getString("channel"),
                entry.getString("textVersion"),
                entry.getString("textHash"),
                entry.getString("locale"),
                sealed == null ? null : vault.open(person.value(), "ledger", new Sealed(sealed.getData())));
    }

    private Said said(String action, String purpose, String channel, String locale) {
        var text = shown(purpose, locale);
        var hash = HexFormat.of().formatHex(Hashes.sha256(text.get("body").asString()));
        var recipient = purpose.equals("SHARE_WITH_BRANCH") ? branch.id().value() : null;
        return new Said(action, purpose, channel, text.get("version").asString(), hash, locale, recipient);
    }

    /** As the form asks for it. */
    private JsonNode shown(String purpose, String locale) {
        for (var text : new Graph(port).data(TEXTS, "l", locale).get("consentTexts")) {
            if (text.get("purpose").asString().equals(purpose)) {
                return text;
            }
        }
        throw new AssertionError("no text for " + purpose);
    }
}
