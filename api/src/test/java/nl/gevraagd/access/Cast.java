package nl.gevraagd.access;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.InventedPeople;
import nl.gevraagd.prospect.InventedPeople.Invented;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** People and members of a running demo for tests to act with. Everything they say carries a mark of their own. */
public final class Cast {

    public static final String UTRECHT = "GM0344";
    private static final String SIGN_UP = "mutation($input: SignUpInput!) { signUp(input: $input) { __typename } }";
    private static final String CONFIRM = "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }";
    private static final String INVITE =
            "mutation($l: ID!, $m: String) { inviteProspect(input: {lead: $l, message: $m}) { __typename } }";
    private static final String ANSWER =
            "mutation($t: String!) { answerInvitation(input: {token: $t, answer: YES}) { __typename } }";
    private static final String NOTE =
            "mutation($l: ID!, $t: String!) { addLeadNote(input: {lead: $l, text: $t}) { __typename } }";
    private static final String LOOK = "query($l: ID!) { node(id: $l) { ... on Lead { contact { email } } } }";
    private static final String WITHDRAW =
            "mutation($p: ConsentPurpose!) { withdrawConsent(input: {purpose: $p}) { __typename } }";

    private final Graph anybody;
    private final Sessions sessions;
    private final Members members;
    private final Branches branches;
    private final CitizenDirectory citizens;
    private final InventedPeople people;
    private final Leads leads;
    private final GlobalIds ids;
    private final String version;
    private final Map<Branch, Deque<Lead>> fresh = new HashMap<>();

    public Cast(ApplicationContext application, int port) {
        this.anybody = new Graph(port);
        this.sessions = application.getBean(Sessions.class);
        this.members = application.getBean(Members.class);
        this.branches = application.getBean(Branches.class);
        this.citizens = application.getBean(CitizenDirectory.class);
        this.people = application.getBean(InventedPeople.class);
        this.leads = application.getBean(Leads.class);
        this.ids = application.getBean(GlobalIds.class);
        this.version = anybody.data("{ consentTexts(locale: \"nl\") { version } }")
                .at("/consentTexts/0/version")
                .asString();
    }

    /** Somebody who signed up and confirmed. */
    public record Person(ProspectId id, String email, String mark) {}

    /** Somebody who works for a branch or for the campaign. */
    public record Worker(MemberId id, String email) {}

    public String version() {
        return version;
    }

    /** A branch that takes part, by the name of its party. */
    public Branch branch(String municipality, String party) {
        var branch = branches.byName(municipality, party + " (demo)").orElseThrow();
        return branches.verify(branch.id()).orElseThrow();
    }

    public Branch unclaimed(String municipality) {
        return branches.in(municipality).stream()
                .filter(branch -> !branch.isVerified())
                .findFirst()
                .orElseThrow();
    }

    public Worker worker(Role role, @Nullable Branch branch) {
        var email = mark().toLowerCase(Locale.ROOT) + "@lid.example";
        members.grant(
                new EmailAddress(email), "Lid Voorbeeld", "nl", new Grant(role, branch == null ? null : branch.id()));
        return new Worker(members.byAddress(new EmailAddress(email)).orElseThrow(), email);
    }

    public Graph as(Worker worker) {
        return anybody.another().holding(sessions.begin(worker.id()));
    }

    public Graph as(Person person) {
        return anybody.another().holding(sessions.begin(person.id()));
    }

    public Graph as(ProspectId person) {
        return anybody.another().holding(sessions.begin(person));
    }

    public static String mark() {
        return "KANARIE" + UUID.randomUUID().toString().replace("-", "");
    }

    public static String addressOf(String mark) {
        return mark.toLowerCase(Locale.ROOT) + "@voorbeeld.example";
    }

    /** What a form of sign-up says when everything is filled in. */
    public Map<String, Object> form(String mark, Branch... chosen) {
        var consents = new ArrayList<Map<String, Object>>();
        consents.add(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version));
        consents.add(Map.of("purpose", "NEWSLETTER", "textVersion", version));
        for (var branch : chosen) {
            consents.add(Map.of("purpose", "SHARE_WITH_BRANCH", "branch", idOf(branch), "textVersion", version));
        }
        var municipality = chosen.length == 0 ? UTRECHT : chosen[0].municipality();
        var form = new HashMap<String, Object>();
        form.put("name", mark + " Voorbeeld");
        form.put("email", addressOf(mark));
        form.put("municipality", municipality);
        form.put("eighteenOrOlder", true);
        form.put("themes", List.of("housing"));
        form.put("hoursPerWeek", 6);
        form.put("phone", "06 12345678");
        form.put("motivation", mark + " wil iets doen");
        form.put("shareMotivation", true);
        form.put("consents", consents);
        form.put("waitFor", List.of(idOf(unclaimed(municipality))));
        return form;
    }

    /** The token of the letter that a sign-up for these branches brings. */
    public String pendingSignUp(String mark, Branch... chosen) {
        anybody.data(SIGN_UP, "input", form(mark, chosen));
        return anybody.token(addressOf(mark), "confirm-sign-up");
    }

    public Person signedUp(Branch... chosen) {
        var mark = mark();
        anybody.data(CONFIRM, "t", pendingSignUp(mark, chosen));
        return new Person(owner(addressOf(mark)), addressOf(mark), mark);
    }

    private ProspectId owner(String email) {
        return Graph.until(() -> citizens.byAddress(new EmailAddress(email)).orElse(null));
    }

    /** Somebody whom the branch invited, who said yes, of whom it wrote a note, and whose contact details it read. */
    public Person acquainted(Branch branch, Worker worker) {
        var person = signedUp(branch);
        as(person).data(WITHDRAW, "p", "NEWSLETTER");
        var lead = idOf(leadOf(person.id(), branch));
        var graph = as(worker);
        graph.data(INVITE, "l", lead, "m", person.mark() + " kom je koffie drinken?");
        anybody.data(ANSWER, "t", answerToken(person));
        graph.data(NOTE, "l", lead, "t", person.mark() + " gebeld");
        graph.data(LOOK, "l", lead);
        return person;
    }

    public String answerToken(Person person) {
        return anybody.token(person.email(), "invitation");
    }

    public Lead leadOf(ProspectId person, Branch branch) {
        return Graph.until(() -> leads.ofProspect(person).stream()
                .filter(lead -> leads.branchOf(lead).filter(branch.id()::equals).isPresent())
                .findFirst()
                .orElse(null));
    }

    /** A lead of the branch with whom nothing happened yet, another one each time. */
    public Lead freshLead(Branch branch) {
        var pool = fresh.computeIfAbsent(branch, any -> new ArrayDeque<>());
        if (pool.isEmpty()) {
            invent(50, branch).forEach(person -> pool.add(leadOf(person.id(), branch)));
        }
        return pool.remove();
    }

    /** Invented people who chose the branch; nobody has to read their letters for that. */
    public List<Person> invent(int many, Branch... chosen) {
        var invented = IntStream.range(0, many)
                .mapToObj(i -> mark())
                .map(mark -> new Invented(
                        mark + " Voorbeeld",
                        addressOf(mark),
                        chosen.length == 0 ? UTRECHT : chosen[0].municipality(),
                        List.of(Theme.HOUSING),
                        4,
                        mark + " wil iets doen",
                        List.of(chosen).stream().map(Branch::id).toList(),
                        Instant.now()))
                .toList();
        people.add(invented);
        return invented.stream()
                .map(one -> new Person(
                        owner(one.email()),
                        one.email(),
                        one.name().substring(0, one.name().indexOf(' '))))
                .toList();
    }

    /** The same lead after an invitation and a yes. */
    public Lead accepted(Lead lead, Worker worker) {
        as(worker).data(INVITE, "l", idOf(lead));
        return leads.answered(lead.branch(), lead.id(), Answer.YES).orElseThrow();
    }

    public String selfServiceToken(Person person) {
        return newToken(person.email(), "self-service-link", "requestSelfServiceLink");
    }

    public String signInToken(Worker worker) {
        return newToken(worker.email(), "sign-in", "requestSignInLink");
    }

    private String newToken(String email, String kind, String ask) {
        long before = anybody.letters(email, kind);
        anybody.data("mutation($e: String!) { " + ask + "(input: {email: $e}) { __typename } }", "e", email);
        return Graph.until(() -> anybody.letters(email, kind) > before ? anybody.token(email, kind) : null);
    }

    public String idOf(Branch branch) {
        return ids.encode("Branch", branch.municipality(), branch.id().value());
    }

    public String idOf(Lead lead) {
        return leads.globalId(lead);
    }

    public String idOf(Worker worker) {
        return ids.encode("Member", "", worker.id().value());
    }

    public String idOf(Person person) {
        return ids.encode("Prospect", person.id().value(), person.id().value());
    }

    /** Whatever tells who it is. */
    public static Set<String> secretsOf(Person person) {
        return Set.of(person.mark(), person.email());
    }
}
