package nl.gevraagd.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.gevraagd.access.Member;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.LeadResults.AddLeadNoteResult;
import nl.gevraagd.lead.LeadResults.DeclineLeadResult;
import nl.gevraagd.lead.LeadResults.IllegalStageChange;
import nl.gevraagd.lead.LeadResults.InputRejected;
import nl.gevraagd.lead.LeadResults.LeadDeclined;
import nl.gevraagd.lead.LeadResults.LeadMoved;
import nl.gevraagd.lead.LeadResults.LeadNotOpen;
import nl.gevraagd.lead.LeadResults.LeadNoteAdded;
import nl.gevraagd.lead.LeadResults.MoveLeadResult;
import nl.gevraagd.lead.LeadResults.StaleVersion;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Vault;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** What members do with the leads of their own branches, and what happens to leads by themselves. */
@Service
public class Leads {

    static final String TYPE = "Lead";
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_NOTES = 200;
    private static final int LAPSED_AT_ONCE = 500;

    private final LeadRepository repository;
    private final Branches branches;
    private final BranchKeys keys;
    private final GlobalIds ids;
    private final Vault vault;
    private final Effects effects;
    private final Clock clock;
    private final DatabaseClock databaseClock;

    Leads(
            LeadRepository repository,
            Branches branches,
            BranchKeys keys,
            GlobalIds ids,
            Vault vault,
            Effects effects,
            Clock clock,
            DatabaseClock databaseClock) {
        this.repository = repository;
        this.branches = branches;
        this.keys = keys;
        this.ids = ids;
        this.vault = vault;
        this.effects = effects;
        this.clock = clock;
        this.databaseClock = databaseClock;
    }

    /** The id that clients see; it carries the branch, so that a look-up goes to one shard. */
    public String globalId(Lead lead) {
        return ids.encode(TYPE, lead.branch(), lead.id().value());
    }

    /** The branch that the lead belongs to. */
    public Optional<BranchId> branchOf(Lead lead) {
        return keys.branchOf(lead);
    }

    /** The lead, if it exists and belongs to a branch that this member acts for. */
    public Optional<Lead> visibleTo(Member member, String globalId) {
        return ids.decode(globalId)
                .filter(id -> id.type().equals(TYPE))
                .filter(id -> member.branches().stream()
                        .anyMatch(branch -> keys.keyOf(branch).equals(id.shardKey())))
                .flatMap(id -> repository.find(id.shardKey(), new LeadId(id.key())));
    }

    /** A lead by its own ids, for letters and answers; not for members. */
    public Optional<Lead> find(String branchKey, LeadId id) {
        return repository.find(branchKey, id);
    }

    public List<Lead> ofProspect(ProspectId prospect) {
        return repository.ofProspect(prospect);
    }

    /**
     * How many of these people came how far at most. A step that was taken back counts still, and an end as how far it certainly
     * came: they were matched.
     */
    public Map<LeadStage, Integer> furthest(List<ProspectId> people) {
        return repository.furthest(people);
    }

    /** A person's own leads, each with the branch that they chose, in an order that is nobody's favour. */
    List<Match> matchesOf(Prospect prospect) {
        var chosen = new HashMap<String, BranchId>();
        prospect.consents()
                .all()
                .forEach(consent -> Optional.ofNullable(consent.branch())
                        .ifPresent(branch -> chosen.put(consent.id().value(), branch)));
        var known = branches.known(chosen.values());
        return ofProspect(prospect.id()).stream()
                .filter(lead -> chosen.containsKey(lead.id().value()))
                .sorted(Comparator.comparing(Lead::lot, Arrays::compare))
                .map(lead -> new Match(
                        Objects.requireNonNull(known.get(chosen.get(lead.id().value()))), lead))
                .toList();
    }

    Connection<Lead> page(Member member, String branch, LeadFilter filter, LeadOrder order, PageRequest page) {
        return branches.idOf(branch)
                .filter(member::actsFor)
                .map(id -> page(keys.keyOf(id), filter, order, page))
                .orElseGet(Connection::empty);
    }

    private Connection<Lead> page(String branch, LeadFilter filter, LeadOrder order, PageRequest page) {
        var rows = repository.page(branch, filter, order, page, clock.instant());
        return Connection.of(page, rows, lead -> repository.cursor(lead, filter, order), null);
    }

    MoveLeadResult move(Member member, String globalId, LeadStage to, int expectedVersion) {
        var found = ofBranchesWorkedFor(member, globalId);
        if (found.isEmpty()) {
            return new LeadNotOpen(globalId);
        }
        var lead = found.get();
        if (versionOf(lead) != expectedVersion) {
            return new StaleVersion(lead);
        }
        if (!lead.stage().leadsTo(to) || lead.isFull()) {
            return new IllegalStageChange(lead.stage(), to);
        }
        return saved(lead.moved(to, member.id(), clock.instant()))
                .<MoveLeadResult>map(LeadMoved::new)
                .or(() -> asItIsNow(lead).map(StaleVersion::new))
                .orElseGet(() -> new LeadNotOpen(globalId));
    }

    DeclineLeadResult decline(Member member, String globalId, int expectedVersion) {
        var found = workableBy(member, globalId);
        if (found.isEmpty()) {
            return new LeadNotOpen(globalId);
        }
        var lead = found.get();
        if (versionOf(lead) != expectedVersion) {
            return new StaleVersion(lead);
        }
        return saved(lead.declined(member.id(), clock.instant()))
                .<DeclineLeadResult>map(LeadDeclined::new)
                .or(() -> asItIsNow(lead).map(StaleVersion::new))
                .orElseGet(() -> new LeadNotOpen(globalId));
    }

    /** Empty when somebody was quicker. */
    private Optional<Lead> saved(Lead changed) {
        var saved = repository.save(changed);
        saved.ifPresent(effects::performNow);
        return saved;
    }

    private Optional<Lead> asItIsNow(Lead lead) {
        return repository.find(lead.branch(), lead.id());
    }

    AddLeadNoteResult addNote(Member member, String globalId, String text) {
        var problems = Problems.in(null);
        problems.checkText(text, true, LONGEST_NOTE, true, "text");
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var lead = ofBranchesWorkedFor(member, globalId).filter(found -> found.stage() != LeadStage.WITHDRAWN);
        if (lead.isEmpty()) {
            return new LeadNotOpen(globalId);
        }
        if (repository.hasNotes(lead.get(), MOST_NOTES)) {
            return new InputRejected(problems.add(TOO_LONG, "text").list());
        }
        try {
            var sealed = vault.seal(lead.get().prospect().value(), noteContext(lead.get()), text.strip());
            repository.addNote(new LeadNote(
                    RandomId.next(), lead.get().branch(), lead.get().id(), clock.instant(), member.id(), sealed));
        } catch (KeyGone erasedMeanwhile) {
            return new LeadNotOpen(globalId);
        }
        return stillThere(lead.get()) ? new LeadNoteAdded(lead.get()) : new LeadNotOpen(globalId);
    }

    /** What members wrote about these, for whoever may see the people behind them. */
    Map<LeadId, List<LeadNote>> notesOf(Collection<Lead> leads) {
        return leads.stream().collect(groupingBy(Lead::branch, mapping(Lead::id, toList()))).entrySet().stream()
                .flatMap(branch -> repository.notesOf(branch.getKey(), branch.getValue()).stream())
                .collect(groupingBy(LeadNote::lead));
    }

    /** Empty when whom it is about was erased since it was read. */
    Optional<String> textOf(Lead lead, LeadNote note) {
        try {
            return Optional.of(vault.open(lead.prospect().value(), noteContext(lead), note.text()));
        } catch (KeyGone erased) {
            return Optional.empty();
        }
    }

    /** Whoever withdrew while a note was being written took away only the notes before it. */
    private boolean stillThere(Lead noted) {
        boolean there = repository
                .find(noted.branch(), noted.id())
                .filter(lead -> lead.stage() != LeadStage.WITHDRAWN)
                .isPresent();
        if (!there) {
            repository.removeNotes(List.of(noted));
        }
        return there;
    }

    /** The open lead, if this member may work on it. */
    public Optional<Lead> workableBy(Member member, String globalId) {
        return ofBranchesWorkedFor(member, globalId).filter(Lead::isOpen);
    }

    private Optional<Lead> ofBranchesWorkedFor(Member member, String globalId) {
        return visibleTo(member, globalId)
                .filter(lead -> keys.branchOf(lead).filter(member::mayWork).isPresent());
    }

    /** Invites, if the lead is still as it was; empty when somebody was quicker. */
    public Optional<Lead> invited(Lead lead, Invitation invitation) {
        if (lead.stage() != LeadStage.NEW) {
            return Optional.empty();
        }
        Asked.stillWaits();
        var saved = repository.save(lead.invited(invitation));
        saved.ifPresent(any -> effects.wake(Lead.class));
        return saved;
    }

    /**
     * Writes an answer down; empty when there is nothing to answer any more. The lead holds the answer in force.
     *
     * @throws Overtaken when another answer came in while this was being written: that was given later
     */
    public Optional<Lead> answered(String branchKey, LeadId id, Answer answer) {
        int heard = -1;
        var contention = new Contention();
        while (true) {
            var lead = repository.find(branchKey, id);
            var answered = lead.flatMap(found -> found.answered(answer, databaseClock.nearly()));
            if (answered.isEmpty() || answered.equals(lead)) {
                return answered;
            }
            int hears = lead.orElseThrow().answersHeard();
            if (heard >= 0 && hears != heard) {
                throw new Overtaken();
            }
            heard = hears;
            Asked.stillWaits();
            var saved = repository.save(answered.get());
            if (saved.isPresent()) {
                effects.wake(Lead.class);
                return saved;
            }
            contention.giveWay();
        }
    }

    /** Lets invitations lapse that nobody answered in time. */
    @Scheduled(fixedDelay = 60_000)
    void expire() {
        var now = databaseClock.now();
        boolean more = true;
        while (more) { // all of a day end in the same second
            var overdue = repository.overdueInvitations(now, LAPSED_AT_ONCE);
            long lapsed = overdue.stream()
                    .filter(lead -> repository.save(lead.expired(now)).isPresent())
                    .count();
            effects.wake(Lead.class);
            more = overdue.size() == LAPSED_AT_ONCE && lapsed > 0; // else another instance is at it
        }
    }

    static int versionOf(Lead lead) {
        return lead.version() == null ? 0 : Math.toIntExact(lead.version());
    }

    private static String noteContext(Lead lead) {
        return "lead.note:" + lead.id().value();
    }
}
