package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The whole path, over HTTP and by letter: what product.md promises to citizens, branches and the team. */
@WholeApplication
class SignUpToAnswerTests {

    private static final String SIGN_UP =
            "mutation($input: SignUpInput!) { signUp(input: $input) { __typename ... on InputRejected { problems { code field } } } }";
    private static final String CONFIRM = "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }";
    private static final String ANSWER =
            "mutation($t: String!, $a: InvitationAnswer!) { answerInvitation(input: {token: $t, answer: $a}) { __typename ... on InvitationAnswered { answer } } }";
    private static final String LEADS =
            "query($b: ID!) { leads(branch: $b, first: 100, filter: {stages: [NEW, INVITED, ACCEPTED, MET, WITHDRAWN]}) { edges { node { id stage version motivation contactState contact { name email phone } notes { text } } } } }";
    private static final String LEAD =
            "query($i: ID!) { node(id: $i) { ... on Lead { id stage version motivation contactState contact { name email phone } notes { text } } } }";
    private static final String INVITE =
            "mutation($l: ID!) { inviteProspect(input: {lead: $l, message: \"Koffie?\"}) { __typename } }";
    private static final String WITHDRAW =
            "mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { __typename } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    private Graph anybody = new Graph(0);
    private String canary = "";
    private String email = "";
    private String first = "";
    private String second = "";
    private String unclaimed = "";
    private String version = "";

    @BeforeEach
    void start() {
        anybody = new Graph(port);
        canary = "KANARIE" + UUID.randomUUID().toString().replace("-", "");
        email = canary.toLowerCase(Locale.ROOT) + "@voorbeeld.example";
        var utrecht = anybody.data(
                "{ municipality(code: \"GM0344\") { branches(first: 100) { edges { node { id name verified } } } } consentTexts(locale: \"nl\") { version } }");
        version = utrecht.at("/consentTexts/0/version").asString();
        for (var edge : utrecht.at("/municipality/branches/edges")) {
            var branch = edge.get("node");
            if (branch.get("name").asString().startsWith("Stadsbelang")) {
                first = branch.get("id").asString();
            } else if (branch.get("name").asString().startsWith("Student")) {
                second = branch.get("id").asString();
            } else if (!branch.get("verified").asBoolean()) {
                unclaimed = branch.get("id").asString();
            }
        }
    }

    @Test
    void aBranchSeesANameOnlyAfterAYes() {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        var lead = leadOf(recruiter, first);
        assertThat(lead.get("contact").isNull()).isTrue();
        assertThat(lead.get("contactState").asString()).isEqualTo("NOT_YET_ACCEPTED");
        assertThat(type(recruiter.data(INVITE, "l", id(lead)), "inviteProspect"))
                .isEqualTo("ProspectInvited");
        assertThat(type(recruiter.data(INVITE, "l", id(lead)), "inviteProspect"))
                .isEqualTo("AlreadyInvited");
        var token = anybody.token(email, "invitation");
        answers(token, "LATER");
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/contact").isNull())
                .isTrue();
        var toBranch =
                anybody.newLetter("recruiter@demo.gevraagd.example", "answer-received", () -> answers(token, "YES"));
        answers(token, "YES");
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/contact/phone").asString())
                .isEqualTo("+31612345678");
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/contact/email").asString())
                .isEqualTo(email);
        assertThat(toBranch).doesNotContain(canary).doesNotContain(email);
        assertThat(anybody.letters(email, "invitation")).isEqualTo(1);
    }

    private void answers(String token, String answer) {
        assertThat(anybody.data(ANSWER, "t", token, "a", answer)
                        .at("/answerInvitation/answer")
                        .asString())
                .isEqualTo(answer);
    }

    @Test
    void whoLostTheLetterAnswersOnTheirOwnPage() {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        var lead = leadOf(recruiter, first);
        var citizen = citizen();
        assertThat(type(answersOnTheirPage(citizen, first, "YES"), "answerMyInvitation"))
                .as("nobody has asked yet")
                .isEqualTo("InvitationNotOpen");
        recruiter.data(INVITE, "l", id(lead));
        assertThat(invitationOf(citizen).toString()).isEqualTo("{\"answer\":null,\"mayChange\":true}");
        assertThat(type(answersOnTheirPage(citizen, second, "YES"), "answerMyInvitation"))
                .as("of another branch")
                .isEqualTo("InvitationNotOpen");
        assertThat(answersOnTheirPage(citizen, first, "YES")
                        .at("/answerMyInvitation/answer")
                        .asString())
                .isEqualTo("YES");
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/contact/email").asString())
                .isEqualTo(email);
        var now = recruiter.data("query($i: ID!) { node(id: $i) { ... on Lead { version } } }", "i", id(lead));
        recruiter.data(
                "mutation($l: ID!, $v: Int!) { moveLead(input: {lead: $l, to: MET, expectedVersion: $v}) { __typename } }",
                "l",
                id(lead),
                "v",
                now.at("/node/version").asInt());
        assertThat(invitationOf(citizen).toString()).isEqualTo("{\"answer\":\"YES\",\"mayChange\":false}");
        assertThat(answersOnTheirPage(citizen, first, "NO")
                        .at("/answerMyInvitation/answer")
                        .asString())
                .as("the branch went on with them")
                .isEqualTo("YES");
        citizen.data(WITHDRAW, "b", first);
        assertThat(type(answersOnTheirPage(citizen, first, "YES"), "answerMyInvitation"))
                .isEqualTo("InvitationNotOpen");
    }

    private static JsonNode answersOnTheirPage(Graph citizen, String branch, String answer) {
        return citizen.data(
                "mutation($b: ID!, $a: InvitationAnswer!) { answerMyInvitation(input: {branch: $b, answer: $a}) { __typename ... on InvitationAnswered { answer } } }",
                "b",
                branch,
                "a",
                answer);
    }

    private static JsonNode invitationOf(Graph citizen) {
        return citizen.data("{ me { matches { invitation { answer mayChange } } } }")
                .at("/me/matches/0/invitation");
    }

    @Test
    void anotherBranchHearsTheSameAsOfNobody() {
        confirmedSignUp();
        var lead = leadOf(anybody.another().asMember("recruiter"), first);
        var rival = anybody.another().asMember("rival");
        var nobody = id(lead).substring(0, id(lead).length() - 1) + (id(lead).endsWith("A") ? "B" : "A");
        assertThat(rival.ask(LEAD, "i", id(lead))).isEqualTo(rival.ask(LEAD, "i", nobody));
        assertThat(rival.ask(LEADS, "b", first)).isEqualTo(rival.ask(LEADS, "b", nobody));
        assertThat(type(rival.data(INVITE, "l", id(lead)), "inviteProspect")).isEqualTo("LeadNotOpen");
        assertThat(rival.ask(LEADS, "b", second).toString()).doesNotContain(canary);
        assertThat(anybody.another()
                        .asMember("manager")
                        .ask(LEADS, "b", first)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(anybody.another()
                        .ask(LEADS, "b", first)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void withdrawingClosesTheNextReadWhateverIsRunning() throws Exception {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        var lead = acceptedLead(recruiter);
        var citizen = citizen();
        var withdrawn = new AtomicBoolean();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> readers.submit(() -> {
                        boolean leaked = false;
                        for (int afterwards = 0; afterwards < 4; ) {
                            boolean after = withdrawn.get();
                            var read = recruiter.ask(LEAD, "i", id(lead)).toString();
                            leaked |= after && read.contains(canary);
                            afterwards += after ? 1 : 0;
                        }
                        return leaked;
                    }))
                    .toList();
            try {
                assertThat(type(citizen.data(WITHDRAW, "b", first), "withdrawConsent"))
                        .isEqualTo("ConsentWithdrawn");
            } finally {
                withdrawn.set(true); // they wait for it
            }
            for (var read : reads) {
                assertThat(read.get()).isFalse();
            }
        }
        var after = recruiter.data(LEAD, "i", id(lead)).get("node");
        assertThat(after.get("stage").asString()).isEqualTo("WITHDRAWN");
        assertThat(after.get("contact").isNull()).isTrue();
        assertThat(after.get("notes").isEmpty()).isTrue();
    }

    @Test
    void anErasedPersonIsGoneAndMaySignUpAnew() {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        var lead = acceptedLead(recruiter);
        var citizen = citizen();
        assertThat(type(citizen.data("mutation { eraseMe(input: {confirm: false}) { __typename } }"), "eraseMe"))
                .isEqualTo("InputRejected");
        var erased = citizen.data("mutation { eraseMe(input: {confirm: true}) { ... on MeErased { certificate } } }");
        assertThat(erased.at("/eraseMe/certificate").asString()).startsWith("GV-");
        assertThat(anybody.letter(email, "goodbye")).isNotEmpty();
        assertThat(citizen.data("{ me { id } }").get("me").isNull()).isTrue();
        assertThat(recruiter.data(LEAD, "i", id(lead)).toString())
                .doesNotContain(canary)
                .contains("WITHDRAWN");
        anybody.data(SIGN_UP, "input", form());
        Graph.untilTrue(() -> anybody.letters(email, "confirm-sign-up") == 2);
        assertThat(anybody.letters(email, "already-signed-up")).isZero();
    }

    @Test
    void whatAnErasedPersonSentInTwiceIsGoneAsWell() {
        anybody.data(SIGN_UP, "input", form());
        var used = anybody.token(email, "confirm-sign-up");
        anybody.data(SIGN_UP, "input", form());
        Graph.untilTrue(() -> anybody.letters(email, "confirm-sign-up") == 2);
        var unused = anybody.token(email, "confirm-sign-up");
        assertThat(type(anybody.data(CONFIRM, "t", used), "confirmSignUp")).isEqualTo("SignUpConfirmed");
        var pending = "query($t: String!) { pendingSignUp(token: $t) { consents { purpose } } }";
        assertThat(anybody.data(pending, "t", unused).get("pendingSignUp").isNull())
                .isFalse();
        var broken = oneThatDoesNotOpen();
        citizen().data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        assertThat(submissions().deleteOne(broken).getDeletedCount()).isEqualTo(1);
        assertThat(anybody.data(pending, "t", unused).get("pendingSignUp").isNull())
                .isTrue();
        assertThat(type(anybody.data(CONFIRM, "t", unused), "confirmSignUp")).isEqualTo("TokenNotValid");
    }

    /** Of somebody else, spoiled: it must not stand in the way of an erasure. */
    private Document oneThatDoesNotOpen() {
        var waiting = submissions()
                .find(Filters.and(Filters.gt("vanishAt", Instant.EPOCH), Filters.exists("content")))
                .first();
        submissions()
                .insertOne(new Document(Objects.requireNonNull(waiting))
                        .append("_id", "broken")
                        .append("pending", List.of()));
        return new Document("_id", "broken");
    }

    private MongoCollection<Document> submissions() {
        return mongo.getCollection("submissions");
    }

    @Test
    void lookingAtALinkChangesNothingAndAnsweringItWorksOnce() {
        anybody.data(SIGN_UP, "input", form());
        var token = anybody.token(email, "confirm-sign-up");
        for (int i = 0; i < 5; i++) {
            assertThat(anybody.get("/nl/bevestigen").statusCode()).isIn(200, 404);
            assertThat(anybody.data(
                                    "query($t: String!) { pendingSignUp(token: $t) { branches { id } waitFor { id } } }",
                                    "t",
                                    token)
                            .at("/pendingSignUp/branches/0/id")
                            .asString())
                    .isEqualTo(first);
        }
        assertThat(anybody.data("query($t: String!) { pendingSignUp(token: $t) { consents { purpose } } }", "t", token)
                        .at("/pendingSignUp/consents")
                        .toString())
                .isEqualTo("[{\"purpose\":\"CAMPAIGN_CONTACT\"},{\"purpose\":\"SHARE_WITH_BRANCH\"}]");
        assertThat(type(anybody.data(CONFIRM, "t", token), "confirmSignUp")).isEqualTo("SignUpConfirmed");
        var used = anybody.ask(CONFIRM, "t", token);
        assertThat(type(used.get("data"), "confirmSignUp")).isEqualTo("TokenNotValid");
        assertThat(anybody.ask(CONFIRM, "t", "A".repeat(43))).isEqualTo(used);
        assertThat(anybody.ask(CONFIRM, "t", "short")).isEqualTo(used);
        assertThat(type(
                        anybody.data("mutation($t: String!) { openSelfService(token: $t) { __typename } }", "t", token),
                        "openSelfService"))
                .isEqualTo("TokenNotValid");
    }

    @Test
    void knownAndUnknownAddressesHearTheSame() {
        confirmedSignUp();
        var ask = "mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }";
        assertThat(anybody.ask(ask, "e", email)).isEqualTo(anybody.ask(ask, "e", "nobody-" + email));
        assertThat(anybody.ask(SIGN_UP, "input", form()))
                .isEqualTo(anybody.ask(SIGN_UP, "input", form("nobody-" + email)));
        assertThat(anybody.letter(email, "already-signed-up")).isNotEmpty();
    }

    @Test
    void everythingThatIsWrongWithAFormIsSaidAtOnce() {
        var form = new java.util.HashMap<>(form());
        form.putAll(Map.of(
                "email",
                "nobody",
                "municipality",
                "GM9999",
                "eighteenOrOlder",
                false,
                "themes",
                List.of("nonsense"),
                "hoursPerWeek",
                0,
                "phone",
                "abc",
                "name",
                "a\u0007b",
                "consents",
                List.of()));
        var problems =
                anybody.data(SIGN_UP, "input", form).at("/signUp/problems").toString();
        assertThat(problems)
                .contains(
                        "INVALID_EMAIL",
                        "UNKNOWN_MUNICIPALITY",
                        "MUST_BE_EIGHTEEN",
                        "UNKNOWN_THEME",
                        "OUT_OF_RANGE",
                        "INVALID_PHONE",
                        "FORBIDDEN_CHARACTERS",
                        "CONSENT_REQUIRED");
        form = new java.util.HashMap<>(form());
        form.put(
                "consents",
                List.of(
                        Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version),
                        Map.of("purpose", "SHARE_WITH_BRANCH", "branch", unclaimed, "textVersion", version)));
        assertThat(anybody.data(SIGN_UP, "input", form).at("/signUp/problems/0").toString())
                .contains("BRANCH_NOT_VERIFIED", "[\"consents\",\"1\",\"branch\"]");
        form = new java.util.HashMap<>(form());
        form.put("municipality", "GM9999");
        form.put("name", Character.toString(0x3164));
        assertThat(anybody.data(SIGN_UP, "input", form).at("/signUp/problems").findValuesAsString("code"))
                .as("nothing that follows from the one thing that is wrong, and a name that nobody sees is none")
                .containsExactlyInAnyOrder("REQUIRED", "UNKNOWN_MUNICIPALITY");
    }

    @Test
    void leavingWithOneClickEndsEverything() {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        var lead = leadOf(recruiter, first);
        recruiter.data(INVITE, "l", id(lead));
        var letter = anybody.letter(email, "invitation");
        var link = Pattern.compile("/leave/[A-Za-z0-9_-]+").matcher(letter);
        assertThat(link.find()).isTrue();
        var path = link.group();
        assertThat(anybody.get(path).statusCode()).isEqualTo(200);
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/stage").asString())
                .isEqualTo("INVITED");
        var click = HttpRequest.newBuilder(anybody.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        assertThat(anybody.send(click).statusCode()).isEqualTo(200);
        assertThat(anybody.send(click).statusCode()).isEqualTo(200);
        assertThat(recruiter.data(LEAD, "i", id(lead)).at("/node/stage").asString())
                .isEqualTo("WITHDRAWN");
    }

    /** GDPR art. 19: whoever may have noted down who it was. Whoever never could hears nothing. */
    @Test
    void aBranchThatCouldSeeWhoItWasHearsThatTheyWithdrew() {
        confirmedSignUp();
        var recruiter = anybody.another().asMember("recruiter");
        acceptedLead(recruiter);
        var citizen = citizen();
        var told = anybody.newLetter(
                "recruiter@demo.gevraagd.example",
                "consent-withdrawn",
                () -> citizen.data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }"));
        assertThat(told)
                .contains("heeft de toestemming ingetrokken")
                .doesNotContain(canary)
                .doesNotContain(email);
    }

    @Test
    void theFunnelHidesSmallNumbers() {
        var manager = anybody.another().asMember("manager");
        var steps = Graph.until(() -> {
            var funnel = manager.data("{ funnel { steps { name count } } }").at("/funnel/steps");
            return funnel.get(0).get("count").asInt(0) > 1_000 ? funnel : null;
        });
        for (var step : steps) {
            if (!step.get("count").isNull()) {
                assertThat(step.get("count").asInt()).isGreaterThanOrEqualTo(10).matches(count -> count % 5 == 0);
            }
        }
    }

    @Test
    void whatTheTeamSeesOfCouncilsAndLettersHidesSmallNumbers() {
        var analyst = anybody.another().asMember("analyst");
        Graph.until(
                () -> { // the crowd of the demo is being counted
                    var listed = analyst.data("{ councilsWithoutLeads { municipality { code } takesPart } }")
                            .findValuesAsString("code");
                    var some = Stream.concat(
                            Stream.of("GM0344", "GM0363"), listed.stream().limit(5));
                    return !listed.contains("GM0344")
                                    && some.allMatch(code -> listed.contains(code) == hidesMatched(analyst, code))
                            ? listed
                            : null;
                });
        var letters = analyst.data("{ letterCounts { kind state count } }").get("letterCounts");
        assertThat(letters.size()).as("every kind in every state").isEqualTo(10 * 6);
        for (var letter : letters) {
            if (!letter.get("count").isNull()) {
                assertThat(letter.get("count").asInt())
                        .isGreaterThanOrEqualTo(10)
                        .matches(count -> count % 5 == 0);
            }
        }
    }

    private static boolean hidesMatched(Graph analyst, String municipality) {
        var steps = analyst.data(
                        "query($m: String) { funnel(municipality: $m) { steps { name count } } }", "m", municipality)
                .at("/funnel/steps");
        assertThat(steps.get(2).get("name").asString()).isEqualTo("MATCHED");
        return steps.get(2).get("count").isNull();
    }

    private void confirmedSignUp() {
        anybody.data(SIGN_UP, "input", form());
        var token = anybody.token(email, "confirm-sign-up");
        assertThat(type(anybody.data(CONFIRM, "t", token), "confirmSignUp")).isEqualTo("SignUpConfirmed");
    }

    private JsonNode acceptedLead(Graph recruiter) {
        var lead = leadOf(recruiter, first);
        recruiter.data(INVITE, "l", id(lead));
        anybody.data(ANSWER, "t", anybody.token(email, "invitation"), "a", "YES");
        recruiter.data(
                "mutation($l: ID!, $t: String!) { addLeadNote(input: {lead: $l, text: $t}) { __typename } }",
                "l",
                id(lead),
                "t",
                canary + " gebeld");
        assertThat(recruiter.data(LEAD, "i", id(lead)).toString()).contains(canary + " gebeld");
        return lead;
    }

    private Graph citizen() {
        var citizen = anybody.another();
        citizen.data("mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename } }", "e", email);
        var opened = citizen.data(
                "mutation($t: String!) { openSelfService(token: $t) { ... on SelfServiceOpened { me { email } } } }",
                "t",
                citizen.token(email, "self-service-link"));
        assertThat(opened.at("/openSelfService/me/email").asString()).isEqualTo(email);
        return citizen;
    }

    private JsonNode leadOf(Graph member, String branch) {
        return Graph.until(() -> {
            for (var edge : member.data(LEADS, "b", branch).at("/leads/edges")) {
                if (edge.at("/node/motivation").asString("").contains(canary)) {
                    return edge.get("node");
                }
            }
            return null;
        });
    }

    private Map<String, Object> form() {
        return form(email);
    }

    private Map<String, Object> form(String address) {
        return Map.of(
                "name",
                canary + " Voorbeeld",
                "email",
                address,
                "municipality",
                "GM0344",
                "eighteenOrOlder",
                true,
                "themes",
                List.of("housing"),
                "motivation",
                canary,
                "shareMotivation",
                true,
                "phone",
                "+31 (0)6 12345678",
                "consents",
                List.of(
                        Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version),
                        Map.of("purpose", "SHARE_WITH_BRANCH", "branch", first, "textVersion", version)),
                "waitFor",
                List.of(unclaimed));
    }

    private static String id(JsonNode lead) {
        return lead.get("id").asString();
    }

    private static String type(JsonNode data, String field) {
        return data.at("/" + field + "/__typename").asString();
    }
}
