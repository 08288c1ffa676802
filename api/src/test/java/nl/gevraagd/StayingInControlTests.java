package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CountOptions;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.gevraagd.access.CitizenDirectory;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.shared.EmailAddress;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** People change their minds: they leave and come back, move house, wait for a party, and everything follows. */
@WholeApplication
class StayingInControlTests {

    private static final String SIGN_UP = "mutation($input: SignUpInput!) { signUp(input: $input) { __typename } }";
    private static final String CONFIRM = "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }";
    private static final String LEADS =
            "query($b: ID!) { leads(branch: $b, first: 100, filter: {stages: [NEW, INVITED, ACCEPTED, MET, ON_LIST]}) { edges { node { id version stage motivation } } } }";
    private static final String INVITE =
            "mutation($l: ID!) { inviteProspect(input: {lead: $l}) { __typename ... on ProspectInvited { lead { version } } } }";
    private static final String BRANCHES =
            "query($c: String!) { municipality(code: $c) { branches(first: 100) { edges { node { id name verified } } } } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    CitizenDirectory citizens;

    private Graph anybody = new Graph(0);
    private String canary = "";
    private String email = "";
    private String version = "";
    private String branch = "";

    @BeforeEach
    void start() {
        anybody = new Graph(port);
        canary = "KANARIE" + UUID.randomUUID().toString().replace("-", "");
        email = canary.toLowerCase(Locale.ROOT) + "@voorbeeld.example";
        version = anybody.data("{ consentTexts(locale: \"nl\") { version } }")
                .at("/consentTexts/0/version")
                .asString();
        branch = branchIn("GM0344", true, "Stadsbelang");
    }

    @Test
    void whoeverLeftWithOneClickAndSignsUpAnewIsInvitedAgain() {
        confirm(form("GM0344"));
        var recruiter = anybody.another().asMember("recruiter");
        recruiter.data(INVITE, "l", lead(recruiter).get("id").asString());
        var link = Pattern.compile("/leave/[A-Za-z0-9_-]+").matcher(anybody.letter(email, "invitation"));
        assertThat(link.find()).isTrue();
        assertThat(anybody.send(HttpRequest.newBuilder(anybody.uri(link.group()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .build())
                        .statusCode())
                .isEqualTo(200);
        anybody.data(SIGN_UP, "input", form("GM0344"));
        Graph.untilTrue(() -> anybody.letters(email, "confirm-sign-up") == 2);
        anybody.data(CONFIRM, "t", anybody.token(email, "confirm-sign-up"));
        recruiter.data(INVITE, "l", lead(recruiter).get("id").asString());
        Graph.untilTrue(() -> anybody.letters(email, "invitation") == 2);
    }

    @Test
    void theSameFormSentAgainWithItsKeyStartsNothingAnewAlsoWhenItWasConfirmed() {
        var form = new HashMap<>(form("GM0344"));
        form.put("idempotencyKey", canary);
        confirm(form);
        assertThat(anybody.data(SIGN_UP, "input", form).at("/signUp/__typename").asString())
                .isEqualTo("SignUpAccepted");
        anybody.data(SIGN_UP, "input", form("GM0344"));
        anybody.letter(email, "already-signed-up"); // of the second form, which was decided after the first
        assertThat(anybody.letters(email, "already-signed-up")).isEqualTo(1);
        assertThat(anybody.letters(email, "confirm-sign-up")).isEqualTo(1);
    }

    @Test
    void whoeverWaitsForAPartyThatJoinsBeforeTheyConfirmIsAskedOnce() {
        var waited = branchIn("GM0034", false, "");
        var form = new HashMap<>(form("GM0034"));
        form.put("consents", List.of(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version)));
        form.put("waitFor", List.of(waited));
        anybody.data(SIGN_UP, "input", form);
        var token = anybody.token(email, "confirm-sign-up");
        anybody.another()
                .asMember("manager")
                .data("mutation($b: ID!) { verifyBranch(input: {branch: $b}) { __typename } }", "b", waited);
        anybody.data(CONFIRM, "t", token);
        assertThat(anybody.letter(email, "branch-joined")).contains("doet nu mee");
        var me = citizen();
        me.data(
                "mutation($w: [ID!]) { updateMe(input: {hoursPerWeek: 5, waitFor: $w}) { __typename } }",
                "w",
                List.of(waited));
        nothingIsPending();
        assertThat(branchJoined()).hasSize(1);
    }

    @Test
    void whoeverMovesCountsWhereTheyLiveNowAndNoMoreWhereTheyCameFrom() {
        var form = new HashMap<>(form("GM0088"));
        form.put("consents", List.of(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version)));
        crowdIsThere();
        int before = confirmedIn("GM0088");
        confirm(form);
        Graph.untilTrue(() -> confirmedIn("GM0088") == before + 1);
        var there = confirmedIn("GM0093");
        citizen().data("mutation { updateMe(input: {municipality: \"GM0093\"}) { __typename } }");
        Graph.untilTrue(() -> confirmedIn("GM0088") == before && confirmedIn("GM0093") == there + 1);
    }

    @Test
    void whoeverWithdrawsDoesNotHearOfABranchThatMovesTheirLeadMeanwhile() throws Exception {
        confirm(form("GM0344"));
        var recruiter = anybody.another().asMember("recruiter");
        var id = lead(recruiter).get("id").asString();
        recruiter.data(INVITE, "l", id);
        anybody.data(
                "mutation($t: String!) { answerInvitation(input: {token: $t, answer: YES}) { __typename } }",
                "t",
                anybody.token(email, "invitation"));
        var citizen = citizen();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var moved = new AtomicInteger();
            var moves = threads.submit(() -> {
                for (int round = 0; round < 60; round++) {
                    var now = recruiter
                            .data("query($i: ID!) { node(id: $i) { ... on Lead { version stage } } }", "i", id)
                            .get("node");
                    var outcome = recruiter.data(
                            "mutation($i: ID!, $to: LeadStage!, $v: Int!) { moveLead(input: {lead: $i, to: $to, expectedVersion: $v}) { __typename } }",
                            "i",
                            id,
                            "to",
                            now.get("stage").asString().equals("MET") ? "ACCEPTED" : "MET",
                            "v",
                            now.get("version").asInt());
                    if (outcome.at("/moveLead/__typename").asString().equals("LeadMoved")) {
                        moved.incrementAndGet();
                    }
                }
                return true;
            });
            Graph.untilTrue(() -> moved.get() > 0);
            assertThat(citizen.data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }")
                            .at("/withdrawConsent/__typename")
                            .asString())
                    .isEqualTo("ConsentWithdrawn");
            assertThat(moves.get()).isTrue();
        }
        assertThat(recruiter
                        .data("query($i: ID!) { node(id: $i) { ... on Lead { stage } } }", "i", id)
                        .at("/node/stage")
                        .asString())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void membersHearOfNewCardsOnceInTheMorningHoweverManyThereAre() {
        confirm(form("GM0344"));
        lead(anybody.another().asMember("recruiter"));
        crowdIsThere();
        var letters = Graph.until(() -> {
            var found = mongo.getCollection("letters")
                    .find(new Document("kind", LetterKind.NEW_LEADS.name()))
                    .into(new java.util.ArrayList<>());
            return found.isEmpty() ? null : found;
        });
        assertThat(letters)
                .extracting(letter -> letter.getString("_id")
                                .substring(letter.getString("_id").lastIndexOf(':')) // kind, day, member
                        + " " + letter.getDate("dueAt")) // a run at eight sees two mornings
                .doesNotHaveDuplicates();
        for (var letter : letters) {
            assertThat(letter.getDate("dueAt")
                            .toInstant()
                            .atZone(java.time.ZoneId.of("Europe/Amsterdam"))
                            .getHour())
                    .isEqualTo(8);
        }
    }

    @Test
    void aPauseHoldsBackWhatIsNewAndClosesNothing() {
        confirm(form("GM0344"));
        var recruiter = anybody.another().asMember("recruiter");
        var lead = lead(recruiter).get("id").asString();
        var me = citizen();
        var pause = "mutation($p: Boolean!) { updateMe(input: {paused: $p}) { __typename } }";
        me.data(pause, "p", true);
        assertThat(recruiter
                        .data(INVITE, "l", lead)
                        .at("/inviteProspect/__typename")
                        .asString())
                .isEqualTo("LeadNotOpen");
        me.data(pause, "p", false);
        recruiter.data(INVITE, "l", lead);
        anybody.data(
                "mutation($t: String!) { answerInvitation(input: {token: $t, answer: YES}) { __typename } }",
                "t",
                anybody.token(email, "invitation"));

        me.data(pause, "p", true);
        var contact = "query($i: ID!) { node(id: $i) { ... on Lead { contact { email } } } }";
        assertThat(recruiter.data(contact, "i", lead).at("/node/contact/email").asString())
                .as("what was opened stays open")
                .isEqualTo(email);
        var awaited = branchIn("GM0344", false, "");
        me.data("mutation($w: [ID!]) { updateMe(input: {waitFor: $w}) { __typename } }", "w", List.of(awaited));
        anybody.another()
                .asMember("manager")
                .data("mutation($b: ID!) { verifyBranch(input: {branch: $b}) { __typename } }", "b", awaited);
        me.data(
                "mutation($b: ID!, $v: String!) { giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: $b, textVersion: $v}}) { __typename } }",
                "b",
                branchIn("GM0344", true, "Student"),
                "v",
                version);
        nothingIsPending();
        Graph.untilTrue(() -> branchJoined().stream()
                .anyMatch(letter ->
                        "held".equals(letter.getString("reply")) && "READY".equals(letter.getString("state"))));
        assertThat(anybody.letters(email, "branch-joined")).isZero();
        assertThat(me.data("{ me { matches { stage } } }").at("/me/matches"))
                .as("nobody new sees the card")
                .hasSize(1);

        me.data(pause, "p", false);
        assertThat(anybody.letter(email, "branch-joined")).contains("doet nu mee");
        assertThat(me.data("{ me { matches { stage } } }").at("/me/matches")).hasSize(2);
    }

    /** What is in the outbox for them, whether or not it left. */
    private List<Document> branchJoined() {
        var person = citizens.byAddress(new EmailAddress(email)).orElseThrow();
        return mongo.getCollection("letters")
                .find(new Document("recipient", person.value()).append("kind", LetterKind.BRANCH_JOINED.name()))
                .hintString("_id_")
                .into(new java.util.ArrayList<>());
    }

    /** Until then the demo writes people down. */
    private void crowdIsThere() {
        Graph.untilTrue(() -> mongo.getCollection("demo_steps").countDocuments(new Document("_id", "crowd")) == 1);
        nothingIsPending();
        Graph.untilTrue(() -> mongo.getCollection("figures").countDocuments(new Document("dirty", true)) == 0);
    }

    private void nothingIsPending() {
        Graph.untilTrue(() -> mongo.getCollection("prospects")
                        .countDocuments(new Document("pending.0", new Document("$exists", true)))
                == 0);
    }

    private int confirmedIn(String code) {
        int sum = 0;
        for (var cell : mongo.getCollection("figures")
                .find(new Document("place", code).append("week", new Document("$ne", "all")))) {
            sum += cell.get("counts", Document.class).getInteger("confirmed", 0);
        }
        return sum;
    }

    @Test
    void whatIsGivenWhileEverythingIsWithdrawnIsNotKeptForLater() throws Exception {
        confirm(form("GM0344"));
        var me = citizen();
        var other = branchIn("GM0344", true, "Student");
        var give =
                "mutation($b: ID!, $v: String!) { giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: $b, textVersion: $v}}) { __typename } }";
        for (int i = 0; i < 12; i++) {
            at(
                    () -> me.data(give, "b", other, "v", version),
                    () -> me.data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }"));
            var now = me.data("{ me { status consents { purpose withdrawnAt } } }")
                    .get("me");
            assertThat(now.get("status").asString()).isEqualTo("WITHDRAWN");
            for (var consent : now.get("consents")) {
                assertThat(consent.get("withdrawnAt").isNull())
                        .as("round %d: %s", i, consent)
                        .isFalse();
            }
            me.data(
                    "mutation($v: String!) { giveConsent(input: {consent: {purpose: CAMPAIGN_CONTACT, textVersion: $v}}) { __typename } }",
                    "v",
                    version);
        }
    }

    @Test
    void whatIsChosenWhileMovingHouseIsOfOneMunicipality() throws Exception {
        confirm(form("GM0344"));
        var me = citizen();
        var waited = branchIn("GM0344", false, "");
        var move = "mutation($m: String!) { updateMe(input: {municipality: $m}) { __typename } }";
        for (int i = 0; i < 12; i++) {
            at(
                    () -> me.data(
                            "mutation($w: [ID!]) { updateMe(input: {waitFor: $w}) { __typename } }",
                            "w",
                            List.of(waited)),
                    () -> me.data(move, "m", "GM0014"));
            assertThat(me.data("{ me { municipality { code } waitingFor { id } } }")
                            .at("/me/waitingFor"))
                    .as("round %d", i)
                    .isEmpty();
            me.data(move, "m", "GM0344");
        }
    }

    @Test
    void whoWaitsForAPartyTheyChoseIsNotToldThatItSeesNothing() {
        var form = new HashMap<>(form("GM0344"));
        form.put("waitFor", List.of(branch));
        confirm(form);
        assertThat(citizen().data("{ me { waitingFor { id } } }").at("/me/waitingFor"))
                .isEmpty();
        nothingIsPending();
        assertThat(branchJoined()).isEmpty();
    }

    @Test
    void aLinkFromBeforeAnErasureOpensNothing() {
        confirm(form("GM0344"));
        var me = citizen();
        anybody.data("mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }", "e", email);
        Graph.untilTrue(() -> anybody.letters(email, "self-service-link") == 2);
        var link = anybody.token(email, "self-service-link");
        me.data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        var late = anybody.another();
        assertThat(late.data("mutation($t: String!) { openSelfService(token: $t) { __typename } }", "t", link)
                        .at("/openSelfService/__typename")
                        .asString())
                .isEqualTo("TokenNotValid");
        assertThat(late.cookie()).isNull();
        Graph.untilTrue(() -> mongo.getCollection("link_requests").countDocuments() == 0); // decided and gone
    }

    @Test
    void theRecordNamesTheTextInTheLanguageThatItWasReadIn() {
        confirm(form("GM0344"));
        var me = citizen();
        me.data("mutation { updateMe(input: {locale: \"nl\"}) { __typename } }");
        var english = new Document("purpose", "NEWSLETTER").append("locale", "en");
        long before = ledger(english);
        me.data(
                "mutation($v: String!) { giveConsent(input: {consent: {purpose: NEWSLETTER, textVersion: $v}, locale: \"en\"}) { __typename } }",
                "v",
                version);
        Graph.untilTrue(() -> ledger(english) == before + 1);
    }

    private long ledger(Document like) {
        return mongo.getCollection("consent_ledger").countDocuments(like, new CountOptions().hintString("_id_"));
    }

    private static void at(Runnable one, Runnable other) throws Exception {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = together.submit(one);
            var second = together.submit(other);
            first.get();
            second.get();
        }
    }

    private void confirm(Map<String, Object> form) {
        anybody.data(SIGN_UP, "input", form);
        assertThat(anybody.data(CONFIRM, "t", anybody.token(email, "confirm-sign-up"))
                        .at("/confirmSignUp/__typename")
                        .asString())
                .isEqualTo("SignUpConfirmed");
    }

    private Graph citizen() {
        var citizen = anybody.another();
        citizen.data("mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }", "e", email);
        citizen.data(
                "mutation($t: String!) { openSelfService(token: $t) { __typename } }",
                "t",
                citizen.token(email, "self-service-link"));
        return citizen;
    }

    private JsonNode lead(Graph member) {
        return Graph.until(() -> {
            for (var edge : member.data(LEADS, "b", branch).at("/leads/edges")) {
                if (edge.at("/node/motivation").asString("").contains(canary)) {
                    return edge.get("node");
                }
            }
            return null;
        });
    }

    private String branchIn(String municipality, boolean verified, String name) {
        for (var edge : anybody.data(BRANCHES, "c", municipality).at("/municipality/branches/edges")) {
            var one = edge.get("node");
            if (one.get("verified").asBoolean() == verified
                    && one.get("name").asString().startsWith(name)) {
                return one.get("id").asString();
            }
        }
        throw new AssertionError("no such branch in " + municipality);
    }

    private Map<String, Object> form(String municipality) {
        return Map.of(
                "name",
                canary + " Voorbeeld",
                "email",
                email,
                "municipality",
                municipality,
                "eighteenOrOlder",
                true,
                "motivation",
                canary,
                "shareMotivation",
                true,
                "consents",
                List.of(
                        Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version),
                        Map.of("purpose", "SHARE_WITH_BRANCH", "branch", branch, "textVersion", version)));
    }
}
