package nl.gevraagd.lead;

import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.access.Caller;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.access.NodeLoader;
import nl.gevraagd.lead.LeadResults.AddLeadNoteResult;
import nl.gevraagd.lead.LeadResults.DeclineLeadResult;
import nl.gevraagd.lead.LeadResults.MoveLeadResult;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Person;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of leads: by members of the branch that they belong to, and by the citizen whom they are about. */
@Controller
class LeadController implements NodeLoader {

    private final Leads leads;
    private final LeadPeople people;
    private final Branches branches;
    private final Municipalities municipalities;
    private final Members members;

    LeadController(Leads leads, LeadPeople people, Branches branches, Municipalities municipalities, Members members) {
        this.leads = leads;
        this.people = people;
        this.branches = branches;
        this.municipalities = municipalities;
        this.members = members;
    }

    @QueryMapping
    Connection<Lead> leads(
            Member member,
            @Argument String branch,
            @Argument @Nullable LeadFilter filter,
            @Argument @Nullable LeadOrder orderBy,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before) {
        member.requireBranchMember();
        return leads.page(
                member,
                branch,
                filter == null ? LeadFilter.NONE : filter,
                orderBy == null ? LeadOrder.NEWEST_FIRST : orderBy,
                PageRequest.of(first, after, last, before));
    }

    @SchemaMapping(typeName = "Prospect")
    List<Match> matches(Prospect prospect) {
        return leads.matchesOf(prospect);
    }

    @MutationMapping
    MoveLeadResult moveLead(Member member, @Argument MoveLeadInput input) {
        member.requireBranchWorker();
        return leads.move(member, input.lead(), input.to(), input.expectedVersion());
    }

    @MutationMapping
    DeclineLeadResult declineLead(Member member, @Argument DeclineLeadInput input) {
        member.requireBranchWorker();
        return leads.decline(member, input.lead(), input.expectedVersion());
    }

    @MutationMapping
    AddLeadNoteResult addLeadNote(Member member, @Argument AddLeadNoteInput input) {
        member.requireBranchWorker();
        return leads.addNote(member, input.lead(), input.text());
    }

    record MoveLeadInput(String lead, LeadStage to, int expectedVersion) {}

    record DeclineLeadInput(String lead, int expectedVersion) {}

    record AddLeadNoteInput(String lead, String text) {}

    @BatchMapping
    List<Branch> branch(List<Lead> leads) {
        var ids = leads.stream()
                .map(lead -> this.leads.branchOf(lead).orElseThrow())
                .toList();
        var known = branches.known(ids);
        return ids.stream().map(known::get).toList();
    }

    @SchemaMapping
    Municipality municipality(Lead lead) {
        return municipalities.of(lead.municipality());
    }

    @SchemaMapping
    List<String> reasons(Lead lead) {
        return lead.stage() == LeadStage.WITHDRAWN ? List.of() : Match.REASONS;
    }

    @BatchMapping
    List<Optional<String>> motivation(List<Lead> leads, GraphQLContext request) {
        var open = leads.stream().filter(lead -> lead.stage().isOpen()).toList();
        var allowed = people.allowing(open, request);
        return leads.stream()
                .map(lead -> Optional.ofNullable(allowed.get(lead.id()))
                        .filter(prospect -> lead.stage().isOpen())
                        .map(Prospect::person)
                        .filter(Person::shareMotivation)
                        .flatMap(person -> Optional.ofNullable(person.motivation())))
                .toList();
    }

    @BatchMapping
    List<ContactState> contactState(List<Lead> leads, GraphQLContext request) {
        var accepted =
                leads.stream().filter(lead -> lead.stage().showsContact()).toList();
        var allowed = people.allowing(accepted, request);
        return leads.stream()
                .map(lead -> ContactState.of(lead, allowed.containsKey(lead.id())))
                .toList();
    }

    enum ContactState {
        VISIBLE,
        NOT_YET_ACCEPTED,
        WITHDRAWN;

        static ContactState of(Lead lead, boolean allowed) {
            if (lead.stage() == LeadStage.WITHDRAWN) {
                return WITHDRAWN;
            }
            if (!lead.stage().showsContact()) {
                return NOT_YET_ACCEPTED;
            }
            return allowed ? VISIBLE : WITHDRAWN;
        }
    }

    @BatchMapping
    List<List<Note>> notes(List<Lead> leads, GraphQLContext request) {
        var live = leads.stream()
                .filter(lead -> lead.stage() != LeadStage.WITHDRAWN)
                .toList();
        var allowed = people.allowing(live, request);
        var found = this.leads.notesOf(
                live.stream().filter(lead -> allowed.containsKey(lead.id())).toList());
        var names = members.namesOf(
                found.values().stream().flatMap(List::stream).map(LeadNote::by).toList());
        return leads.stream()
                .map(lead -> found.getOrDefault(lead.id(), List.of()).stream()
                        .flatMap(note -> this.leads.textOf(lead, note).stream()
                                .map(text -> new Note(note.at(), names.getOrDefault(note.by(), "–"), text)))
                        .toList())
                .toList();
    }

    record Note(Instant at, String by, String text) {

        @Override
        public String toString() {
            return "Note[***]";
        }
    }

    @BatchMapping
    List<List<Step>> history(List<Lead> leads, GraphQLContext request) {
        Locale locale = request.getOrDefault(Locale.class, Locale.of(Locales.USUAL));
        var names = members.namesOf(leads.stream()
                .flatMap(lead -> lead.history().stream())
                .flatMap(step -> Optional.ofNullable(step.by()).stream())
                .toList());
        return leads.stream()
                .map(lead -> lead.history().stream()
                        .map(step -> new Step(step.at(), step.from(), step.to(), who(step, names, locale)))
                        .toList())
                .toList();
    }

    record Step(Instant at, @Nullable LeadStage from, LeadStage to, String by) {}

    private static String who(StageChange step, Map<MemberId, String> names, Locale locale) {
        return switch (step.who()) {
            case MEMBER -> step.by() == null ? "–" : names.getOrDefault(step.by(), "–");
            case PROSPECT -> Locales.in(locale.getLanguage(), "Kandidaat", "Prospect");
            case GEVRAAGD -> "Gevraagd";
        };
    }

    @Override
    public String type() {
        return Leads.TYPE;
    }

    @Override
    public Optional<?> load(String globalId, GlobalId id, Caller caller) {
        return caller.member().flatMap(member -> leads.visibleTo(member, globalId));
    }
}
