package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.gevraagd.Graph;
import nl.gevraagd.Live;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.access.Cast.Worker;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Acceptance row R-09: two parties in two municipalities. What belongs to another branch is answered, to the byte, like what
 * does not exist.
 */
@WholeApplication
class TenantTests {

    private static final String AMSTERDAM = "GM0363";
    private static final String EVERYTHING =
            "id stage since dueAt hoursPerWeek motivation reasons contactState version contact { name email phone } notes { at by text } history { at from to by } themes { slug } branch { id name } municipality { name branches(first: 50) { edges { node { id name } } } }";
    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on Lead { " + EVERYTHING
            + " } ... on Prospect { name email motivation } ... on Member { name } ... on Consent { purpose textVersion } } }";
    private static final String LEADS =
            "query($branch: ID!, $filter: LeadFilter, $order: LeadOrder, $first: Int, $after: String) { leads(branch: $branch, filter: $filter, orderBy: $order, first: $first, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { "
                    + EVERYTHING + " } } } }";
    private static final List<String> MUTATIONS = List.of(
            "mutation($lead: ID!) { inviteProspect(input: {lead: $lead, message: \"Koffie?\"}) { __typename ... on LeadNotOpen { id } } }",
            "mutation($lead: ID!) { moveLead(input: {lead: $lead, to: MET, expectedVersion: 3}) { __typename ... on LeadNotOpen { id } } }",
            "mutation($lead: ID!) { declineLead(input: {lead: $lead, expectedVersion: 3}) { __typename ... on LeadNotOpen { id } } }",
            "mutation($lead: ID!) { addLeadNote(input: {lead: $lead, text: \"gebeld\"}) { __typename ... on LeadNotOpen { id } } }");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    GlobalIds ids;

    @Autowired
    MongoTemplate mongo;

    private Cast cast;
    private final List<Tenant> tenants = new ArrayList<>();

    /** A branch, who works for it, and who said yes to it. */
    private record Tenant(Branch branch, Worker recruiter, Person person, Lead lead) {}

    @BeforeEach
    void twoPartiesInTwoMunicipalities() {
        cast = new Cast(application, port);
        for (var municipality : List.of(Cast.UTRECHT, AMSTERDAM)) {
            for (var party : List.of("CDA", "VVD")) {
                var branch = cast.branch(municipality, party);
                var recruiter = cast.worker(Role.BRANCH_RECRUITER, branch);
                var person = cast.acquainted(branch, recruiter);
                tenants.add(new Tenant(branch, recruiter, person, cast.leadOf(person.id(), branch)));
            }
        }
    }

    @Test
    void whoLooksAlongAtOneBranchAndWorksForAnotherHearsWhichIsWhich() {
        var ours = tenants.getFirst();
        var other = tenants.get(1).branch();
        application
                .getBean(Members.class)
                .grant(
                        new EmailAddress(ours.recruiter().email()),
                        "Lid Voorbeeld",
                        "nl",
                        new Grant(Role.BRANCH_VIEWER, other.id()));
        var viewer = cast.as(ours.recruiter())
                .data("{ viewer { branches { id } worksFor { id } } }")
                .get("viewer");
        assertThat(viewer.get("branches").toString()).contains(cast.idOf(ours.branch()), cast.idOf(other));
        assertThat(viewer.get("worksFor").toString()).isEqualTo("[{\"id\":\"" + cast.idOf(ours.branch()) + "\"}]");
        assertThat(cast.as(ours.recruiter())
                        .data(MUTATIONS.get(3), "lead", cast.idOf(tenants.get(1).lead()))
                        .at("/addLeadNote/__typename")
                        .asString())
                .isEqualTo("LeadNotOpen");
    }

    @Test
    void whatIsAnothersIsAnsweredLikeWhatDoesNotExist() {
        int compared = 0;
        for (var own : tenants) {
            var graph = cast.as(own.recruiter());
            assertThat(ask(graph, own, NODE, "id", cast.idOf(own.lead())))
                    .as("the door works")
                    .contains(own.person().mark(), own.person().email());
            for (var foreign : tenants) {
                if (!foreign.equals(own)) {
                    compared += compare(graph, own, foreign);
                }
            }
        }
        assertThat(compared).isEqualTo(4 * 3 * (4 * 5 + 5 * 2 + 3));
        tenants.forEach(tenant -> {
            var now = cast.leadOf(tenant.person().id(), tenant.branch());
            assertThat(now.stage()).isEqualTo(tenant.lead().stage());
            assertThat(now.version()).isEqualTo(tenant.lead().version());
            assertThat(cast.as(tenant.recruiter())
                            .data(NODE, "id", cast.idOf(now))
                            .at("/node/notes")
                            .size())
                    .isEqualTo(1);
        });
    }

    private int compare(Graph graph, Tenant own, Tenant foreign) {
        int compared = 0;
        for (var nobody : leadsOfNobody(own, foreign)) {
            same(graph, own, NODE, "id", cast.idOf(foreign.lead()), nobody);
            compared++;
            for (var mutation : MUTATIONS) {
                same(graph, own, mutation, "lead", cast.idOf(foreign.lead()), nobody);
                compared++;
            }
        }
        for (var nowhere : List.of("nothing", ids.encode("Branch", Cast.UTRECHT, RandomId.next()))) {
            var branch = cast.idOf(foreign.branch());
            same(graph, own, LEADS, "branch", branch, nowhere);
            same(graph, own, LEADS, "branch", branch, nowhere, "first", 1);
            same(graph, own, LEADS, "branch", branch, nowhere, "order", "DUE_FIRST");
            same(graph, own, LEADS, "branch", branch, nowhere, "filter", Map.of("themes", List.of("housing")));
            same(graph, own, LEADS, "branch", branch, nowhere, "after", cursorOf(foreign));
            compared += 5;
        }
        for (var thing : List.of(
                cast.idOf(foreign.person()),
                cast.idOf(foreign.recruiter()),
                ids.encode(
                        "Consent",
                        foreign.lead().id().value(),
                        foreign.lead().id().value()))) {
            var made = ids.decode(thing).orElseThrow();
            same(graph, own, NODE, "id", thing, ids.encode(made.type(), made.shardKey(), RandomId.next()));
            compared++;
        }
        return compared;
    }

    /** Ids that are well made and of nobody: here, at the other branch, at none; another's lead as if it were here; none. */
    private List<String> leadsOfNobody(Tenant own, Tenant foreign) {
        return List.of(
                "nothing",
                ids.encode("Lead", own.lead().branch(), RandomId.next()),
                ids.encode("Lead", foreign.lead().branch(), RandomId.next()),
                ids.encode("Lead", own.lead().branch(), foreign.lead().id().value()));
    }

    private String cursorOf(Tenant tenant) {
        return cast.as(tenant.recruiter())
                .data(LEADS, "branch", cast.idOf(tenant.branch()), "first", 1)
                .at("/leads/pageInfo/endCursor")
                .asString();
    }

    private void same(Graph graph, Tenant own, String document, String name, String real, String none, Object... more) {
        assertThat(ask(graph, own, document, name, real, more)).isEqualTo(ask(graph, own, document, name, none, more));
    }

    /** Status, headers and body, without what is new in each answer and without the id that was asked for. */
    private String ask(Graph graph, Tenant own, String document, String name, String id, Object... more) {
        var variables = new HashMap<String, Object>();
        variables.put(name, id);
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        var answer = Graph.plain(graph.post(Graph.body(document, variables), "X-Gevraagd", "1"))
                .replace(id, "ID");
        var said = answer.toLowerCase(Locale.ROOT);
        for (var tenant : tenants) {
            if (!tenant.equals(own)) {
                assertThat(Cast.secretsOf(tenant.person()))
                        .noneMatch(secret -> said.contains(secret.toLowerCase(Locale.ROOT)));
            }
        }
        return answer;
    }

    @Test
    void aCursorOfAnotherListOpensNoList() {
        var own = tenants.getFirst();
        var graph = cast.as(own.recruiter());
        var branch = cast.idOf(own.branch());
        var garbage = ask(graph, own, LEADS, "branch", branch, "after", "forged");
        assertThat(garbage).startsWith("400").contains("BAD_REQUEST");
        for (var foreign : tenants.subList(1, tenants.size())) {
            assertThat(ask(graph, own, LEADS, "branch", branch, "after", cursorOf(foreign)))
                    .isEqualTo(garbage);
        }
        var mine = cursorOf(own);
        assertThat(ask(graph, own, LEADS, "branch", branch, "after", mine)).startsWith("200");
        assertThat(ask(graph, own, LEADS, "branch", branch, "after", mine, "order", "DUE_FIRST"))
                .isEqualTo(garbage);
        assertThat(ask(graph, own, LEADS, "branch", branch, "after", mine, "filter", Map.of("minHoursPerWeek", 1)))
                .isEqualTo(garbage);
    }

    @Test
    void aSubscriptionToAnothersBranchIsSilent() {
        var own = tenants.getFirst();
        var document = "subscription($branch: ID!) { leadChanged(branch: $branch) { " + EVERYTHING + " } }";
        var others = new ArrayList<Live>();
        try (var control = cast.as(own.recruiter()).live(document, Map.of("branch", cast.idOf(own.branch())))) {
            tenants.subList(1, tenants.size())
                    .forEach(foreign -> others.add(
                            cast.as(own.recruiter()).live(document, Map.of("branch", cast.idOf(foreign.branch())))));
            others.add(cast.as(own.recruiter()).live(document, Map.of("branch", "nothing")));
            for (int round = 1; round <= 2; round++) {
                int heard = control.heard().size();
                Graph.until(() -> {
                    tenants.forEach(tenant -> cast.accepted(cast.freshLead(tenant.branch()), tenant.recruiter()));
                    return control.heard().size() > heard ? true : null;
                });
            }
            assertThat(others)
                    .hasSize(4)
                    .allSatisfy(live -> assertThat(live.heard()).isEmpty());
            assertThat(control.heard())
                    .allSatisfy(event -> assertThat(
                                    event.at("/data/leadChanged/branch/id").asString())
                            .isEqualTo(cast.idOf(own.branch())));
        } finally {
            others.forEach(Live::close);
        }
    }

    @Test
    void aStreamShowsNothingMoreOnceItsSessionHasEnded() {
        var own = tenants.getFirst();
        var document = "subscription($branch: ID!) { leadChanged(branch: $branch) { " + EVERYTHING + " } }";
        var branch = Map.<String, Object>of("branch", cast.idOf(own.branch()));
        var leaves = cast.as(own.recruiter());
        try (var stays = cast.as(own.recruiter()).live(document, branch);
                var ends = leaves.live(document, branch)) {
            Graph.until(() -> {
                cast.accepted(cast.freshLead(own.branch()), own.recruiter());
                boolean both = !stays.heard().isEmpty() && !ends.heard().isEmpty();
                return both ? true : null;
            });
            leaves.data("mutation { signOut { at } }");
            var lead = cast.idOf(cast.accepted(cast.freshLead(own.branch()), own.recruiter()));
            Graph.untilTrue(() -> heardYes(stays, lead));
            var later = cast.idOf(cast.accepted(cast.freshLead(own.branch()), own.recruiter()));
            Graph.untilTrue(() -> heardYes(stays, later)); // by then the other would have heard of the first
            assertThat(heardYes(ends, lead)).isFalse();
        }
    }

    @Test
    void aStreamThatSaysItListensMissesNothing() {
        var own = tenants.getFirst();
        var document = "subscription($branch: ID!) { leadChanged(branch: $branch) { id stage } }";
        var branch = Map.<String, Object>of("branch", cast.idOf(own.branch()));
        for (int round = 0; round < 5; round++) {
            var lead = cast.freshLead(own.branch());
            try (var live = cast.as(own.recruiter()).live(document, branch)) {
                mongo.save(lead); // at the very moment
                Graph.untilTrue(() -> live.heard().stream()
                        .anyMatch(event ->
                                event.at("/data/leadChanged/id").asString().equals(cast.idOf(lead))));
            }
        }
    }

    private static boolean heardYes(Live live, String lead) {
        return live.heard().stream()
                .map(event -> event.at("/data/leadChanged"))
                .anyMatch(changed -> changed.at("/id").asString().equals(lead)
                        && changed.at("/stage").asString().equals("ACCEPTED"));
    }

    @Test
    void citizensFindNobodyElse() {
        var own = tenants.getFirst();
        var graph = cast.as(own.person());
        assertThat(ask(graph, own, NODE, "id", cast.idOf(own.person())))
                .contains(own.person().mark());
        for (var foreign : tenants.subList(1, tenants.size())) {
            var consent = foreign.lead().id().value();
            for (var thing : List.of(
                    cast.idOf(foreign.person()),
                    cast.idOf(foreign.lead()),
                    cast.idOf(foreign.recruiter()),
                    ids.encode("Consent", consent, consent))) {
                same(graph, own, NODE, "id", thing, "nothing");
            }
        }
        same(graph, own, NODE, "id", cast.idOf(own.lead()), "nothing");
    }
}
