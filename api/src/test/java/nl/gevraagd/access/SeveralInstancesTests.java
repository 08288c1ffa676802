package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.SecondInstance;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast.Worker;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What one instance was told holds on the other at the next request: acceptance rows. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralInstancesTests {

    private static final int READERS = 50;
    private static final String LEAD =
            "query($i: ID!) { node(id: $i) { ... on Lead { stage motivation contact { name email phone } notes { text } } } }";
    private static final String LEADS =
            "query($b: ID!) { leads(branch: $b, first: 5) { edges { node { motivation contact { name email } notes { text } } } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Members members;

    @Autowired
    GlobalIds ids;

    private SecondInstance second;
    private Cast here;
    private Cast there;
    private Branch branch;
    private Worker recruiter;

    @BeforeAll
    void start() {
        second = new SecondInstance(application);
        here = new Cast(application, port);
        there = new Cast(application, second.port());
        branch = here.branch(Cast.UTRECHT, "CDA");
        recruiter = here.worker(Role.BRANCH_RECRUITER, branch);
        here.freshLead(branch); // so that there is something to read
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withdrawConsent(input: {purpose: SHARE_WITH_BRANCH})",
                "withdrawConsent(input: {purpose: CAMPAIGN_CONTACT})",
                "eraseMe(input: {confirm: true})"
            })
    void whoWithdrawsIsSeenByNobodyWhoAsksAfterwards(String mutation) throws Exception {
        var person = here.acquainted(branch, recruiter);
        var lead = here.idOf(here.leadOf(person.id(), branch));
        var readers = List.of(here.as(recruiter), there.as(recruiter));
        var withdrawn = new AtomicBoolean();
        var seen = new AtomicInteger();
        var seenAfterwards = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = IntStream.range(0, READERS)
                    .mapToObj(i -> threads.submit(() -> {
                        for (int left = 4; left > 0; ) {
                            boolean afterwards = withdrawn.get();
                            var said = i % 3 == 0
                                    ? readers.get(i % 2).ask(LEADS, "b", here.idOf(branch))
                                    : readers.get(i % 2).ask(LEAD, "i", lead);
                            if (said.toString().contains(person.mark())) {
                                (afterwards ? seenAfterwards : seen).incrementAndGet();
                            }
                            left -= afterwards ? 1 : 0;
                        }
                    }))
                    .toList();
            Graph.untilTrue(() -> seen.get() >= READERS);
            there.as(person).data("mutation { " + mutation + " { __typename } }");
            withdrawn.set(true);
            for (var read : reads) {
                read.get();
            }
        }
        assertThat(seenAfterwards).hasValue(0);
        assertThat(readers.get(0).data(LEAD, "i", lead).at("/node/stage").asString())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void aSessionThatEndedIsWorthNothingAnywhere() {
        var browser = new Graph(port);
        var first = signIn(browser);
        assertThat(mayRead(first)).containsExactly("ok", "ok");
        var next = signIn(browser);
        assertThat(next).isNotEqualTo(first);
        assertThat(mayRead(first)).as("replaced").containsOnly("UNAUTHENTICATED");
        assertThat(mayRead(next)).containsExactly("ok", "ok");
        browser.data("mutation { signOut { at } }");
        assertThat(mayRead(next)).as("signed out").containsOnly("UNAUTHENTICATED");
        var idle = signIn(new Graph(port));
        age(idle, "usedAt", 2);
        assertThat(mayRead(idle)).as("not used for two hours").containsOnly("UNAUTHENTICATED");
        var old = signIn(new Graph(port));
        age(old, "createdAt", 12);
        assertThat(mayRead(old)).as("begun twelve hours ago").containsOnly("UNAUTHENTICATED");
    }

    /** A screen with names on it that was left behind is closed after two hours, however often a card changes meanwhile. */
    @Test
    void aPageThatIsOnlyOpenKeepsNoSessionAlive() {
        var browser = new Graph(port);
        var session = signIn(browser);
        age(session, "usedAt", 1);
        var left = usedAt(session);
        assertThat(browser.post(Graph.body("{ viewer { name } }", java.util.Map.of()), "X-Gevraagd", "unasked")
                        .body())
                .contains("\"name\"");
        assertThat(usedAt(session)).isEqualTo(left);
        browser.data("{ viewer { name } }");
        assertThat(usedAt(session)).isAfter(left);
    }

    private java.util.Date usedAt(String session) {
        return Objects.requireNonNull(mongo.getCollection("sessions")
                        .find(new Document("_id", Sessions.hash(session)))
                        .first())
                .getDate("usedAt");
    }

    /** Mutations of one document run one after the other. */
    @Test
    void whatFollowsOnSigningOutInOneRequestIsAskedByNobody() {
        var person = here.acquainted(branch, recruiter);
        for (var later : List.of("eraseMe(input: {confirm: true})", "updateMe(input: {hoursPerWeek: 33})")) {
            var said = here.as(person).ask("mutation { signOut { at } later: " + later + " { __typename } }");
            assertThat(said.at("/errors/0/path/0").asString()).isEqualTo("later");
            assertThat(said.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
        }
        assertThat(here.as(person)
                        .data("{ me { name hoursPerWeek } }")
                        .at("/me/hoursPerWeek")
                        .asInt())
                .isNotEqualTo(33);
    }

    @Test
    void theSameInvitationSentManyTimesAtOnceHearsTheSameEachTime() throws Exception {
        var invited = here.freshLead(branch);
        var lead = here.idOf(invited);
        var invite = "mutation($l: ID!) { inviteProspect(input: {lead: $l, idempotencyKey: \"once\"}) { __typename } }";
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = IntStream.range(0, 12)
                    .mapToObj(i -> people.submit(() -> (i % 2 == 0 ? here : there)
                            .as(recruiter)
                            .data(invite, "l", lead)
                            .at("/inviteProspect/__typename")
                            .asString()))
                    .toList();
            for (var one : heard) {
                assertThat(one.get()).isEqualTo("ProspectInvited");
            }
        }
        application.getBean(Leads.class).answered(invited.branch(), invited.id(), Answer.NO);
        assertThat(there.as(recruiter)
                        .data(invite, "l", lead)
                        .at("/inviteProspect/__typename")
                        .asString())
                .as("also when the person said no meanwhile")
                .isEqualTo("ProspectInvited");
    }

    @Test
    void noMemberTellsForWhichBranchTheyWorkToWhoLacksTheKeys() {
        var worker = here.worker(Role.BRANCH_RECRUITER, branch);
        var document = Objects.requireNonNull(mongo.getCollection("members")
                .find(new Document("_id", worker.id().value()))
                .first());
        assertThat(document.toJson()).doesNotContain(branch.id().value(), here.idOf(branch));
        grants(
                worker,
                new Document("role", "BRANCH_RECRUITER")
                        .append("branch", branch.id().value())); // as it was written down before
        application.getBean(GrantsSealed.class).run(mongo.getDb());
        assertThat(mongo.getCollection("members")
                        .find(new Document("_id", worker.id().value()))
                        .first())
                .containsEntry("grants", document.get("grants"));
    }

    @Test
    void theCookieOfASessionCannotBeReadByScriptsNorSentByOthers() {
        var answer = new Graph(port)
                .post(Graph.body(
                        "mutation($t: String!) { signIn(token: $t) { __typename } }",
                        java.util.Map.of("t", here.signInToken(recruiter))));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("gevraagd-session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtTheNextRequest() {
        var other = here.branch(Cast.UTRECHT, "VVD");
        var worker = here.worker(Role.BRANCH_RECRUITER, branch);
        var session = signIn(worker, new Graph(port));
        var lead = here.idOf(here.freshLead(branch));
        var invite = "mutation($l: ID!) { inviteProspect(input: {lead: $l}) { __typename } }";
        assertThat(mayRead(session)).containsExactly("ok", "ok");
        grants(worker, new Document("role", "BRANCH_VIEWER").append("branch", KeptGrant.branch(branch.id(), ids)));
        assertThat(mayRead(session)).containsExactly("ok", "ok");
        for (int instance : List.of(port, second.port())) {
            assertThat(code(new Graph(instance).holding(session).ask(invite, "l", lead)))
                    .isEqualTo("FORBIDDEN");
        }
        grants(worker, new Document("role", "BRANCH_RECRUITER").append("branch", KeptGrant.branch(other.id(), ids)));
        assertThat(mayRead(session)).as("of another branch now").containsOnly("empty");
        grants(worker);
        assertThat(mayRead(session)).as("nothing is left").containsOnly("UNAUTHENTICATED");
    }

    @Test
    void whoWasRemovedIsSignedOutEverywhereAndHearsNothingMore() throws Exception {
        var other = here.branch(Cast.UTRECHT, "VVD");
        var worker = here.worker(Role.BRANCH_RECRUITER, branch);
        members.grant(
                new EmailAddress(worker.email()), "Lid Voorbeeld", "nl", new Grant(Role.BRANCH_VIEWER, other.id()));
        var manager = there.as(here.worker(Role.CAMPAIGN_MANAGER, null));
        var session = signIn(worker, new Graph(port));
        var link = here.signInToken(worker);
        assertThat(mayRead(session)).containsExactly("ok", "ok");
        assertThat(names(manager, branch)).contains(worker.email());
        assertThat(remove(manager, other, worker)).isEqualTo("MemberRemoved");
        assertThat(mayRead(session)).as("signed out").containsOnly("UNAUTHENTICATED");
        var again = new Graph(port);
        again.data("mutation($t: String!) { signIn(token: $t) { __typename } }", "t", link);
        assertThat(mayRead(again.session())).as("what was left").containsExactly("ok", "ok");
        assertThat(remove(manager, other, worker))
                .as("of a branch that they left")
                .isEqualTo("MemberRemoved");
        assertThat(mayRead(again.session())).as("nothing changed").containsExactly("ok", "ok");
        var unused = here.signInToken(worker);
        assertThat(remove(manager, branch, worker)).isEqualTo("MemberRemoved");
        assertThat(mayRead(again.session())).containsOnly("UNAUTHENTICATED");
        assertThat(names(manager, branch)).doesNotContain(worker.email());
        assertThat(new Graph(port)
                        .data("mutation($t: String!) { signIn(token: $t) { __typename } }", "t", unused)
                        .at("/signIn/__typename")
                        .asString())
                .isEqualTo("TokenNotValid");
        members.grant(
                new EmailAddress(worker.email()), "Lid Voorbeeld", "nl", new Grant(Role.BRANCH_VIEWER, branch.id()));
        assertThat(mayRead(session))
                .as("let in again, the old cookie is worth nothing")
                .containsOnly("UNAUTHENTICATED");
        assertThat(mayRead(signIn(worker, new Graph(port)))).containsExactly("ok", "ok");
    }

    @Test
    void aManagerGivesNobodyOfTheCampaignABranchNotEvenThemselves() {
        var manager = here.worker(Role.CAMPAIGN_MANAGER, null);
        var analyst = here.worker(Role.CAMPAIGN_ANALYST, null);
        for (var one : List.of(manager, analyst)) {
            var rejected = there.as(manager)
                    .data(
                            "mutation($b: ID!, $e: String!) { inviteMember(input: {branch: $b, email: $e, name: \"Lid\"}) { ... on InputRejected { problems { code field } } } }",
                            "b",
                            here.idOf(branch),
                            "e",
                            one.email())
                    .at("/inviteMember/problems/0");
            assertThat(rejected.get("code").asString()).isEqualTo("WORKS_FOR_CAMPAIGN");
            assertThat(rejected.at("/field/0").asString()).isEqualTo("email");
        }
        assertThat(names(there.as(manager), branch)).doesNotContain(manager.email());
    }

    private String remove(Graph manager, Branch from, Worker worker) {
        return manager.data(
                        "mutation($b: ID!, $m: ID!) { removeMember(input: {branch: $b, member: $m}) { __typename } }",
                        "b",
                        here.idOf(from),
                        "m",
                        here.idOf(worker))
                .at("/removeMember/__typename")
                .asString();
    }

    private String names(Graph manager, Branch of) {
        return manager.data("query($b: ID!) { branchMembers(branch: $b) { name email roles } }", "b", here.idOf(of))
                .toString();
    }

    private void grants(Worker worker, Document... grants) {
        var changed = mongo.getCollection("members")
                .updateOne(new Document("_id", worker.id().value()), Updates.set("grants", List.of(grants)));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private void age(String session, String field, int hours) {
        var changed = mongo.getCollection("sessions")
                .updateOne(
                        new Document("_id", Sessions.hash(session)),
                        List.of(new Document(
                                "$set",
                                new Document(
                                        field,
                                        new Document("$subtract", List.of("$$NOW", hours * 3_600_000L + 1_000))))));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private String signIn(Graph browser) {
        return signIn(recruiter, browser);
    }

    private String signIn(Worker worker, Graph browser) {
        browser.data("mutation($t: String!) { signIn(token: $t) { __typename } }", "t", here.signInToken(worker));
        return browser.session();
    }

    /** What this session hears on either instance. */
    private List<String> mayRead(String session) {
        return List.of(port, second.port()).stream()
                .map(instance -> new Graph(instance).holding(session).ask(LEADS, "b", here.idOf(branch)))
                .map(answer -> answer.has("errors")
                        ? code(answer)
                        : answer.at("/data/leads/edges").isEmpty() ? "empty" : "ok")
                .toList();
    }

    private static String code(tools.jackson.databind.JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }
}
