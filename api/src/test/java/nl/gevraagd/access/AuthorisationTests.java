package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.gevraagd.Graph;
import nl.gevraagd.Live;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.AuthorisationMatrix.Row;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.access.Cast.Worker;
import nl.gevraagd.party.Branch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acceptance row R-08: each role hears of each field what docs/authorisation.md says, all cells of it. */
@WholeApplication
class AuthorisationTests {

    private static final String NO_TOKEN = "A".repeat(43);
    private static final Set<String> CLOSED =
            Set.of("UNAUTHENTICATED", "FORBIDDEN", "null", "empty", "silent", "LeadNotOpen");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private final List<Row> rows = AuthorisationMatrix.read().rows();
    private final Map<String, Worker> workers = new LinkedHashMap<>();
    private final Map<String, Person> citizens = new LinkedHashMap<>();
    private final Map<String, Set<String>> own = new HashMap<>();
    private final Map<String, JsonNode> heard = new HashMap<>();
    private Cast cast;
    private Documents documents;
    private Branch ours;
    private Worker recruiter;
    private Person citizen;
    private Person spare;
    private Worker newcomer;
    private String lead;
    private String consent;
    private String pending;
    private String answer;

    @BeforeEach
    void everybodyComesOn() {
        cast = new Cast(application, port);
        documents = Documents.of(new Graph(port).get("/schema.graphqls").body());
        ours = cast.branch(Cast.UTRECHT, "CDA");
        var theirs = cast.branch(Cast.UTRECHT, "VVD");
        recruiter = cast.worker(Role.BRANCH_RECRUITER, ours);
        workers.put("viewer", cast.worker(Role.BRANCH_VIEWER, ours));
        workers.put("recruiter", recruiter);
        workers.put("branch admin", cast.worker(Role.BRANCH_ADMIN, ours));
        workers.put("rival", cast.worker(Role.BRANCH_RECRUITER, theirs));
        workers.put("analyst", cast.worker(Role.CAMPAIGN_ANALYST, null));
        workers.put("manager", cast.worker(Role.CAMPAIGN_MANAGER, null));
        workers.put("privacy", cast.worker(Role.PRIVACY_OFFICER, null));
        workers.put("admin", cast.worker(Role.PLATFORM_ADMIN, null));
        citizen = cast.acquainted(ours, recruiter);
        citizens.put("citizen", citizen);
        citizens.put("other citizen", cast.acquainted(theirs, workers.get("rival")));
        workers.forEach((role, worker) -> own.put(role, Set.of(cast.idOf(worker))));
        consent = withdrawnConsent(cast.branch(Cast.UTRECHT, "DENK"));
        lead = cast.idOf(cast.leadOf(citizen.id(), ours));
        citizens.forEach((role, person) -> own.put(role, belongings(person)));
        spare = cast.signedUp();
        newcomer = cast.worker(Role.CAMPAIGN_ANALYST, null);
        pending = cast.pendingSignUp(Cast.mark(), ours);
        answer = cast.answerToken(citizen);
    }

    private String withdrawnConsent(Branch branch) {
        var graph = cast.as(citizen);
        graph.data(
                "mutation($b: ID!, $v: String!) { giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: $b, textVersion: $v}}) { __typename } }",
                "b",
                cast.idOf(branch),
                "v",
                cast.version());
        var consents = graph.data(
                        "mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { ... on ConsentWithdrawn { me { consents { id } } } } }",
                        "b",
                        cast.idOf(branch))
                .at("/withdrawConsent/me/consents");
        return consents.get(consents.size() - 1).get("id").asString();
    }

    private Set<String> belongings(Person person) {
        var ids = new HashSet<String>();
        ids.add(cast.idOf(person));
        for (var consent : cast.as(person).data("{ me { consents { id } } }").at("/me/consents")) {
            ids.add(consent.get("id").asString());
        }
        return ids;
    }

    @Test
    void everyCellIsAsThePageSays() {
        assertThat(documents.fields())
                .as("what is served is what the modules' files say")
                .isEqualTo(Documents.ofFiles().fields());
        var otherwise = new ArrayList<String>();
        int run = 0;
        int cells = 0;
        for (var row : rows) {
            cells += row.cells().size();
            for (var cell : outcomes(row).entrySet()) {
                run++;
                var says = row.cells().get(cell.getKey());
                if (!cell.getValue().equals(says)) {
                    otherwise.add(row + ": " + cell.getKey() + " hears " + cell.getValue() + ", not " + says);
                }
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(run).isEqualTo(cells).isGreaterThan(2_000);
        System.out.println("All " + run + " cells of docs/authorisation.md were run.");
    }

    @Test
    void everyDoorBesideTheGraphIsAsThePageSays() {
        var doors = AuthorisationMatrix.read().doors();
        assertThat(doors).hasSize(2);
        for (var door : doors) {
            var heard = new LinkedHashMap<String, String>();
            door.cells().keySet().forEach(role -> heard.put(role, knock(door.door(), role)));
            assertThat(heard).as(door.door()).isEqualTo(door.cells());
        }
    }

    private String knock(String door, String role) {
        var who = session(door, role);
        var request = HttpRequest.newBuilder(who.uri(door.substring(door.indexOf(' ') + 1)));
        if (door.startsWith("POST")) {
            request.header("Content-Type", "text/csv").header("X-Gevraagd", "1").POST(BodyPublishers.ofString("a;b"));
        }
        if (who.cookie() != null) {
            request.header("Cookie", who.cookie());
        }
        var answer = who.send(request.build());
        boolean mine = own.getOrDefault(role, Set.of()).stream().anyMatch(answer.body()::contains);
        boolean others = citizens.entrySet().stream()
                .filter(other -> !other.getKey().equals(role))
                .anyMatch(other -> answer.body().contains(cast.idOf(other.getValue())));
        return (mine && answer.statusCode() == 200 ? "own" : Integer.toString(answer.statusCode()))
                + (others ? " with what is somebody else's" : "");
    }

    private Map<String, String> outcomes(Row row) {
        if (row.type().equals("Subscription")) {
            return listen(row);
        }
        var outcomes = new LinkedHashMap<String, String>();
        row.cells().keySet().forEach(role -> outcomes.put(role, run(row, role)));
        return outcomes;
    }

    /** Everybody listens at the same time; whoever heard nothing while others heard two changes hears nothing. */
    private Map<String, String> listen(Row row) {
        var arguments = arguments(row.through().call(), "public");
        var document = documents.write(row, arguments.keySet());
        var streams = new LinkedHashMap<String, Live>();
        row.cells()
                .keySet()
                .forEach(role -> streams.put(role, session("leadChanged", role).live(document, arguments)));
        try (var control = cast.as(recruiter).live(document, Map.of("branch", cast.idOf(ours)))) {
            var listeners = new ArrayList<>(List.of(control));
            row.cells().forEach((role, cell) -> {
                if (!cell.equals("silent")) {
                    listeners.add(streams.get(role));
                }
            });
            change();
            Graph.until(() -> {
                change();
                return listeners.stream().noneMatch(live -> live.heard().isEmpty()) ? true : null;
            });
            int before = control.heard().size();
            change();
            Graph.untilTrue(() -> control.heard().size() > before);
            var outcomes = new LinkedHashMap<String, String>();
            streams.forEach((role, live) -> outcomes.put(
                    role,
                    live.heard().isEmpty()
                            ? "silent"
                            : outcome(row, live.heard().getFirst())));
            return outcomes;
        } finally {
            streams.values().forEach(Live::close);
        }
    }

    private void change() {
        cast.as(recruiter)
                .data(
                        "mutation($l: ID!) { declineLead(input: {lead: $l, expectedVersion: 0}) { __typename } }",
                        "l",
                        cast.idOf(cast.freshLead(ours)));
    }

    private String run(Row row, String role) {
        var body = answer(row, role);
        var outcome = outcome(row, body);
        var said = body.toString().toLowerCase(Locale.ROOT);
        if (outcome.equals("data") && own.getOrDefault(role, Set.of()).stream().anyMatch(body.toString()::contains)) {
            outcome = "own";
        }
        boolean closed = CLOSED.contains(outcome) || (outcome.equals("own") && !role.equals("citizen"));
        boolean tells =
                Cast.secretsOf(citizen).stream().anyMatch(secret -> said.contains(secret.toLowerCase(Locale.ROOT)));
        return closed && tells ? outcome + " with what is somebody else's" : outcome;
    }

    /** Outcomes of an operation are judged by one run of it. */
    private JsonNode answer(Row row, String role) {
        boolean shared = documents.hasOutcomes(row) && row.through().steps().isEmpty();
        return shared
                ? heard.computeIfAbsent(row.through() + " " + role, any -> ask(row.wholeOperation(), role))
                : ask(row, role);
    }

    private JsonNode ask(Row row, String role) {
        var arguments = arguments(row.through().call(), role);
        return session(row.through().operation(), role).askWith(documents.write(row, arguments.keySet()), arguments);
    }

    private Graph session(String operation, String role) {
        if (operation.equals("eraseMe") && citizens.containsKey(role)) {
            return cast.as(cast.freshLead(ours).prospect());
        }
        if (citizens.containsKey(role)) {
            return cast.as(citizens.get(role));
        }
        return workers.containsKey(role) ? cast.as(workers.get(role)) : new Graph(port);
    }

    private Map<String, Object> arguments(String call, String role) {
        return switch (call) {
            case "themes", "me", "viewer", "funnel", "councilsWithoutLeads", "letterCounts", "signOut" -> Map.of();
            case "node(Municipality)" -> Map.of("id", municipality("id"));
            case "node(Election)" -> Map.of("id", municipality("nextElection/id"));
            case "node(Branch)" -> Map.of("id", cast.idOf(ours));
            case "node(Prospect)" -> Map.of("id", cast.idOf(citizen));
            case "node(Consent)" -> Map.of("id", consent);
            case "node(Lead)" -> Map.of("id", lead);
            case "node(Member)" -> Map.of("id", cast.idOf(recruiter));
            case "node(nothing)" -> Map.of("id", "nothing");
            case "municipalities" -> Map.of("search", "utrecht");
            case "municipality" -> Map.of("code", Cast.UTRECHT);
            case "municipalitiesByPostcode" -> Map.of("postcode", "3511");
            case "consentTexts" -> Map.of("locale", "nl");
            case "eligibility" -> Map.of("input", eligible());
            case "publicFigures", "branchesToVerify" -> Map.of("municipality", Cast.UTRECHT);
            case "pendingSignUp" -> Map.of("token", pending);
            case "openInvitation" -> Map.of("token", answer);
            case "pendingSignUp(no token)",
                    "openInvitation(no token)",
                    "confirmSignUp(no token)",
                    "openSelfService(no token)",
                    "signIn(no token)" -> Map.of("token", NO_TOKEN);
            case "leadChanged", "branchMembers" -> Map.of("branch", cast.idOf(ours));
            case "leads" -> Map.of("branch", cast.idOf(ours), "first", 100);
            case "leads(no branch)", "leadChanged(no branch)" -> Map.of("branch", "nothing");
            case "signUp" -> input(cast.form(Cast.mark(), ours));
            case "signUp(a bad form)" -> input(with(cast.form(Cast.mark()), "email", "nobody"));
            case "confirmSignUp" -> Map.of("token", cast.pendingSignUp(Cast.mark(), ours));
            case "requestSelfServiceLink" -> input(Map.of("email", citizen.email()));
            case "openSelfService" -> Map.of("token", cast.selfServiceToken(spare));
            case "requestSignInLink" -> input(Map.of("email", recruiter.email()));
            case "signIn" -> Map.of("token", cast.signInToken(newcomer));
            case "answerInvitation" -> input(Map.of("token", answer, "answer", "YES"));
            case "answerInvitation(no token)" -> input(Map.of("token", NO_TOKEN, "answer", "YES"));
            case "answerMyInvitation" -> input(Map.of("branch", cast.idOf(ours), "answer", "YES"));
            case "answerMyInvitation(no branch)" -> input(Map.of("branch", "nothing", "answer", "YES"));
            case "updateMe" -> input(Map.of("hoursPerWeek", 7));
            case "giveConsent" ->
                input(Map.of("consent", Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", cast.version())));
            case "withdrawConsent" -> input(Map.of("purpose", "NEWSLETTER"));
            case "eraseMe" -> input(Map.of("confirm", true));
            case "inviteProspect" -> input(Map.of("lead", cast.idOf(cast.freshLead(ours))));
            case "inviteProspect(again)", "addLeadNote" -> input(onLead(call));
            case "inviteProspect(no lead)" -> input(Map.of("lead", "nothing"));
            case "moveLead" -> input(move("MET", 0));
            case "moveLead(an old version)" -> input(move("MET", -1));
            case "moveLead(a step too far)" -> input(move("ELECTED", 0));
            case "moveLead(no lead)" -> input(Map.of("lead", "nothing", "to", "MET", "expectedVersion", 1));
            case "declineLead" -> input(Map.of("lead", cast.idOf(cast.freshLead(ours)), "expectedVersion", 0));
            case "declineLead(no lead)" -> input(Map.of("lead", "nothing", "expectedVersion", 1));
            case "addLeadNote(no lead)" -> input(Map.of("lead", "nothing", "text", "gebeld"));
            case "verifyBranch" -> input(Map.of("branch", cast.idOf(ours)));
            case "inviteMember" ->
                input(Map.of("branch", cast.idOf(ours), "email", Cast.addressOf(Cast.mark()), "name", "Nieuw Lid"));
            case "removeMember" -> input(Map.of("branch", cast.idOf(ours), "member", "nobody"));
            case "importParties" ->
                input(Map.of("uploads", List.of(handedIn(role, "GM0037;Proefpartij;GR2026\n")), "dryRun", true));
            case "importParties(a bad file)" -> input(Map.of("uploads", List.of(handedIn(role, "GM0037\n"))));
            case "importParties(no file)" -> input(Map.of("uploads", List.of("nothing")));
            default -> throw new IllegalArgumentException("this test does not know how to ask for " + call);
        };
    }

    /** A file of this role's own, for those who may hand one in. */
    private String handedIn(String role, String rows) {
        var who = session("importParties", role);
        var request = HttpRequest.newBuilder(who.uri("/uploads"))
                .header("Content-Type", "text/csv")
                .header("X-Gevraagd", "1")
                .POST(BodyPublishers.ofString("cbs_code;name;election\n" + rows));
        if (who.cookie() != null) {
            request.header("Cookie", who.cookie());
        }
        var answer = who.send(request.build());
        return answer.statusCode() == 201
                ? JsonMapper.shared().readTree(answer.body()).at("/id").asString()
                : "nothing";
    }

    private Map<String, Object> onLead(String call) {
        return call.equals("addLeadNote") ? Map.of("lead", lead, "text", "gebeld") : Map.of("lead", lead);
    }

    private Map<String, Object> move(String to, int versionOff) {
        var accepted = cast.accepted(cast.freshLead(ours), recruiter);
        int version = Math.toIntExact(java.util.Objects.requireNonNull(accepted.version()));
        return Map.of("lead", cast.idOf(accepted), "to", to, "expectedVersion", version + versionOff);
    }

    private static Map<String, Object> input(Map<String, Object> input) {
        return Map.of("input", input);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }

    private String municipality(String path) {
        return new Graph(port)
                .data("{ municipality(code: \"GM0344\") { id nextElection { id } } }")
                .at("/municipality/" + path)
                .asString();
    }

    private static Map<String, Object> eligible() {
        return Map.of(
                "eighteenByInstallation",
                true,
                "residentOrMoving",
                true,
                "euCitizen",
                true,
                "municipalOfficial",
                false,
                "excludedFromVote",
                false);
    }

    private String outcome(Row row, JsonNode body) {
        if (body.has("errors")) {
            return body.at("/errors/0/extensions/code").asString();
        }
        var value = body.get("data").get(row.through().operation());
        if (!row.isOfOperation()) {
            return at(value, row.through().steps(), row);
        }
        return documents.hasOutcomes(row) ? value.get("__typename").asString() : presence(value);
    }

    /** What the most open of the values along the way says. */
    private static String at(JsonNode value, List<String> steps, Row row) {
        if (value.isArray()) {
            var all = new ArrayList<String>();
            value.forEach(one -> all.add(at(one, steps, row)));
            return all.contains("data") ? "data" : all.isEmpty() ? "empty" : all.getFirst();
        }
        if (value.isNull()) {
            return "null";
        }
        var type = value.path("__typename").asString("");
        if (steps.isEmpty()) {
            if (!type.isEmpty() && !type.equals(row.type())) {
                return type;
            }
            return row.name().equals("*") ? presence(value) : presence(value.get(row.name()));
        }
        return value.has(steps.getFirst())
                ? at(value.get(steps.getFirst()), steps.subList(1, steps.size()), row)
                : type;
    }

    private static String presence(JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        var list = value.has("edges") ? value.get("edges") : value;
        return list.isArray() && list.isEmpty() ? "empty" : "data";
    }
}
