package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import nl.gevraagd.Graph;
import nl.gevraagd.Profile;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.party.Branch;
import nl.gevraagd.prospect.ConsentChange;
import nl.gevraagd.prospect.ConsentChange.Action;
import nl.gevraagd.prospect.Consents;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Acceptance row R-41 in the person's own hands: what they said, as a file that nobody else gets or can change. */
@WholeApplication
class ReceiptTests {

    private static final String WITHDRAW = "mutation { withdrawConsent(input: {purpose: NEWSLETTER}) { __typename } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Keys keys;

    @Autowired
    Prospects prospects;

    @Autowired
    ConsentLedger ledger;

    @TempDir
    Path folder = Path.of("");

    private Cast cast;
    private Branch branch;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
        branch = cast.branch(Cast.UTRECHT, "CDA");
    }

    @AfterEach
    void stopProfiling() {
        Profile.end(mongo);
    }

    private record Said(String action, String purpose, String channel, String locale, String party) {}

    @Test
    void aFileSaysWhatAPersonSaidAndIsFoundAsItWas() throws IOException {
        var began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var person = cast.signedUp(branch);
        var me = cast.as(person);
        me.data(WITHDRAW);
        var answer = download(me);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"gevraagd-toestemmingen.json\"");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        var file = json(answer);
        assertThat(file.get("person").asString()).isEqualTo(cast.idOf(person));
        assertThat(file.get("complete").asBoolean()).isTrue();
        assertThat(Instant.parse(file.get("madeAt").asString())).isBetween(began, Instant.now());
        assertThat(file.get("receipts"))
                .extracting(ReceiptTests::said)
                .containsExactlyInAnyOrder(
                        new Said("GIVEN", "CAMPAIGN_CONTACT", "sign-up", "nl", ""),
                        new Said("GIVEN", "NEWSLETTER", "sign-up", "nl", ""),
                        new Said("GIVEN", "SHARE_WITH_BRANCH", "sign-up", "nl", branch.name() + ", Utrecht GM0344"),
                        new Said("WITHDRAWN", "NEWSLETTER", "my-page", "nl", ""));
        assertThat(file.at("/receipts/3/action").asString())
                .as("in the order in which it was said")
                .isEqualTo("WITHDRAWN");
        assertThat(file.get("receipts")).allSatisfy(receipt -> {
            var at = Instant.parse(receipt.get("at").asString());
            assertThat(at).isBetween(began, Instant.now());
            assertThat(Instant.parse(receipt.get("saidAt").asString())).isBetween(began.minusSeconds(1), at);
            assertThat(receipt.get("textVersion").asString()).isEqualTo(cast.version());
            assertThat(receipt.get("textHash").asString())
                    .isEqualTo(hashOf(receipt.get("purpose").asString()));
        });
        assertThat(answer.body())
                .doesNotContain(Cast.secretsOf(person))
                .doesNotContain(person.id().value());
        assertThat(verify(0, answer.body())).startsWith("4 receipts are as they were made");
    }

    @Test
    void everybodyGetsTheirOwnAndNobodyElseGetsAny() {
        var person = cast.signedUp(branch);
        var other = cast.signedUp(branch);
        var me = cast.as(person);
        var theirs = json(download(cast.as(other)));
        assertThat(theirs.get("person").asString()).isEqualTo(cast.idOf(other));
        var asked = download(me, "/my/receipts.json?person=" + cast.idOf(other), "X-Gevraagd", "1");
        assertThat(json(asked).get("person").asString()).isEqualTo(cast.idOf(person));
        assertThat(json(asked).findValuesAsString("id"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(theirs.findValuesAsString("id"));
        refused(401, download(new Graph(port)));
        refused(401, download(new Graph(port).holding("nonsense")));
        refused(403, download(cast.as(cast.worker(Role.BRANCH_RECRUITER, branch))));
        refused(403, download(cast.as(cast.worker(Role.PRIVACY_OFFICER, null))));
        var kept = me.session();
        me.data("mutation { signOut { __typename } }");
        refused(401, download(new Graph(port).holding(kept)));
    }

    @ParameterizedTest
    @CsvSource({"cross-site, 403", "same-site, 403", "same-origin, 200", "none, 200"})
    void noOtherSiteMakesABrowserDownloadThem(String from, int status) {
        var me = cast.as(cast.invent(1, branch).getFirst());
        assertThat(download(me, "/my/receipts.json", "Sec-Fetch-Site", from).statusCode())
                .isEqualTo(status);
    }

    @Test
    void whereTheBrowserSaysThatOurOwnPageAsksAPageIsShownToWhomIsSignedInNoMore() {
        var answer = download(new Graph(port), "/my/receipts.json", "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void whoeverIsErasedGetsNoneAndWhatTheyKeptCanStillBeChecked() throws IOException {
        var me = cast.as(cast.signedUp(branch));
        var session = me.session();
        var kept = download(me).body();
        me.data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        refused(401, download(new Graph(port).holding(session)));
        assertThat(verify(0, kept)).startsWith("3 receipts");
    }

    @Test
    void aReceiptOfSomebodyElsesIsNamedByItsPlace() throws IOException {
        var mine = json(download(cast.as(cast.signedUp(branch))));
        var theirs = json(download(cast.as(cast.signedUp(branch))));
        ((ArrayNode) mine.get("receipts")).set(1, theirs.at("/receipts/1"));
        assertThat(verify(1, mine.toString()))
                .startsWith("BROKEN at receipt 2\n  receipt 2 was changed, or made for another person\n");
    }

    @Test
    void whatTheLedgerDoesNotHaveYetStandsInItOnce() {
        var id = cast.signedUp(branch).id();
        var me = Graph.until(() -> prospects
                .find(id)
                .filter(found -> found.consents().unsealed().isEmpty())
                .orElse(null));
        var taken = ledger.of(me, 10);
        assertThat(taken).hasSize(3);
        var consent = me.consents().all().getLast();
        var later = new ConsentChange("later", Action.WITHDRAWN, consent, Instant.now(), Instant.now(), "my-page");
        var again = new ConsentChange(
                taken.getFirst().id(),
                Action.GIVEN,
                consent,
                null,
                taken.getFirst().at(),
                "my-page");
        var onTheWay = with(me, List.of(again, later));
        assertThat(ledger.of(onTheWay, 10)).hasSize(4).startsWith(taken.toArray(ConsentLedger.Entry[]::new));
        assertThat(ledger.of(onTheWay, 10).getLast().id()).isEqualTo("later");
        assertThat(ledger.of(onTheWay, 2))
                .as("the newest")
                .extracting(ConsentLedger.Entry::id)
                .containsExactly(taken.getLast().id(), "later");
    }

    @Test
    void theyAreReadByAnIndex() {
        var me = cast.as(cast.signedUp(branch));
        Profile.begin(mongo);
        assertThat(download(me).statusCode()).isEqualTo(200);
        assertThat(Profile.reads(mongo, Chains.CONSENTS, Filters.exists("command.filter.prospect")))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.getString("planSummary")).startsWith("IXSCAN { prospect: 1");
                    assertThat(read.getInteger("keysExamined")).isLessThanOrEqualTo(3);
                    assertThat(read.getBoolean("hasSortStage", false)).isFalse();
                });
    }

    private static Prospect with(Prospect me, List<ConsentChange> unsealed) {
        return new Prospect(
                me.id(),
                me.status(),
                me.municipality(),
                me.movedFrom(),
                me.person(),
                me.wishes(),
                new Consents(me.consents().all(), unsealed),
                me.waitFor(),
                me.signedUpAt(),
                me.confirmedAt(),
                me.pending(),
                me.version());
    }

    private static Said said(JsonNode receipt) {
        var to = receipt.get("recipient");
        return new Said(
                receipt.get("action").asString(),
                receipt.get("purpose").asString(),
                receipt.get("channel").asString(),
                receipt.get("locale").asString(),
                to.isNull()
                        ? ""
                        : to.get("branch").asString() + ", "
                                + to.get("municipality").asString() + " "
                                + to.get("code").asString());
    }

    /** Of the text as the form shows it. */
    private String hashOf(String purpose) {
        for (var text : new Graph(port)
                .data("{ consentTexts(locale: \"nl\") { purpose body } }")
                .get("consentTexts")) {
            if (text.get("purpose").asString().equals(purpose)) {
                return HexFormat.of().formatHex(Hashes.sha256(text.get("body").asString()));
            }
        }
        throw new AssertionError("no text for " + purpose);
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .as("in the window of another site a page would tell it who is signed in")
                .contains("attachment");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).doesNotContain("receipts\"", "purpose");
    }

    private static HttpResponse<String> download(Graph who) {
        return download(who, "/my/receipts.json");
    }

    private static HttpResponse<String> download(Graph who, String path, String... headers) {
        var request = HttpRequest.newBuilder(who.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (who.cookie() != null) {
            request.header("Cookie", who.cookie());
        }
        return who.send(request.build());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private String verify(int status, String text) throws IOException {
        var file = Files.writeString(folder.resolve("receipts"), text);
        var told = new VerifyReceipts(keys).receipts(file);
        assertThat(told.done()).isEqualTo(status == 0);
        return String.join("\n", told.lines()) + "\n";
    }
}
