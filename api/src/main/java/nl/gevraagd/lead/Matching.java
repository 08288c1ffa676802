package nl.gevraagd.lead;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchStatus;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Consent;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectErased;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes leads fit consents: one for each live consent to a verified branch of the person's own municipality, none without.
 * It looks at the municipality, the person's choices and what they care about, and at nothing else (requirement P8).
 */
@Component
class Matching {

    private final Prospects prospects;
    private final Branches branches;
    private final Municipalities municipalities;
    private final BranchKeys keys;
    private final LeadRepository leads;
    private final Effects effects;
    private final Clock clock;

    Matching(
            Prospects prospects,
            Branches branches,
            Municipalities municipalities,
            BranchKeys keys,
            LeadRepository leads,
            Effects effects,
            Clock clock) {
        this.prospects = prospects;
        this.branches = branches;
        this.municipalities = municipalities;
        this.keys = keys;
        this.leads = leads;
        this.effects = effects;
        this.clock = clock;
    }

    @Performs(Prospect.MATCH)
    void match(List<SealedProspect> sealed) {
        fit(sealed.stream().map(SealedProspect::id).toList(), true);
    }

    /** Whoever withdrew or was erased while a lead was being opened did not find it yet. */
    @Performs(Lead.LOOK_AGAIN)
    void lookAgain(List<Lead> opened) {
        fit(opened.stream().map(Lead::prospect).distinct().toList(), false);
    }

    /**
     * Closes and changes what is there, and opens what is missing. Leads are read before people: a consent is never older
     * than its lead, so what is not live then has ended, while an older reading of a person would know nothing of their
     * newest consents. Who is not there any more was erased. A lead that was being opened when its person paused is taken back;
     * it comes again after the pause.
     *
     * @param changed whether the people changed: one who takes part again may find a lead that somebody is still taking back, and
     *     keeps it from that by writing it anew
     */
    private void fit(List<ProspectId> ids, boolean changed) {
        var there = leads.ofProspects(ids).stream().collect(Collectors.groupingBy(Lead::prospect));
        var people = prospects.asTheyAre(ids);
        var known = branchesOf(people);
        var missing = people.stream()
                .flatMap(prospect -> fit(prospect, there.getOrDefault(prospect.id(), List.of()), known, changed))
                .toList();
        var paused = people.stream().filter(prospect -> !prospect.isActive()).map(Prospect::id);
        var tooSoon = paused.flatMap(id -> there.getOrDefault(id, List.of()).stream())
                .filter(Lead::isJustOpened)
                .filter(leads::takeBack)
                .map(Lead::prospect)
                .distinct()
                .toList();
        people.stream().map(Prospect::id).forEach(there::remove);
        there.values().forEach(this::close);
        if (!missing.isEmpty()) {
            leads.insertOnce(missing);
        }
        effects.wake(Lead.class);
        if (!tooSoon.isEmpty()) {
            fit(tooSoon, false); // who ended the pause meanwhile found the lead still there
        }
    }

    /** What a person who is being erased leaves behind at a branch: that there was somebody. */
    @EventListener
    void forget(ProspectErased erased) {
        close(leads.ofProspect(erased.id()));
    }

    private Stream<Lead> fit(Prospect prospect, List<Lead> there, Map<BranchId, Branch> known, boolean changed) {
        var wanted = prospect.consents().liveForBranches().stream()
                .filter(consent -> prospect.allows(branchOf(consent)))
                .filter(consent -> takesPart(known.get(branchOf(consent))))
                .toList();
        var live = wanted.stream().map(consent -> consent.id().value()).collect(Collectors.toSet());
        close(there.stream().filter(lead -> !live.contains(lead.id().value())).toList());
        there.stream()
                .filter(lead -> live.contains(lead.id().value()))
                .filter(lead -> prospect.isActive() || !lead.isJustOpened()) // which is taken back
                .forEach(lead -> tell(lead, prospect, changed && lead.isJustOpened()));
        if (!prospect.isActive()) {
            return Stream.empty();
        }
        var have = there.stream().map(lead -> lead.id().value()).collect(Collectors.toSet());
        return wanted.stream()
                .filter(consent -> !have.contains(consent.id().value()))
                .filter(consent -> isAtHome(known.get(branchOf(consent)), prospect))
                .map(consent -> open(consent, prospect, Objects.requireNonNull(known.get(branchOf(consent)))));
    }

    /** In the branch's municipality, which is the person's, or what that became. */
    private Lead open(Consent consent, Prospect prospect, Branch branch) {
        return Lead.matched(
                new LeadId(consent.id().value()),
                keys.keyOf(branch.id()),
                prospect.id(),
                branch.municipality(),
                prospect.wishes().themes(),
                prospect.wishes().hoursPerWeek(),
                clock.instant());
    }

    /** What the person changed on their card. */
    private void tell(Lead lead, Prospect prospect, boolean anyway) {
        var told = lead.told(prospect.wishes().themes(), prospect.wishes().hoursPerWeek());
        if (lead.stage() != LeadStage.WITHDRAWN && (anyway || !told.equals(lead))) {
            save(told);
        }
    }

    /** Notes go each time: one may have been written just when the lead was closed. */
    private void close(List<Lead> ended) {
        ended.stream()
                .filter(lead -> lead.stage() != LeadStage.WITHDRAWN)
                .forEach(lead -> effects.performNow(save(lead.withdrawn(clock.instant()))));
        leads.removeNotes(ended);
    }

    /** Losing to somebody who is quicker fails the effect, which is then performed anew. */
    private Lead save(Lead lead) {
        return leads.save(lead).orElseThrow(() -> new IllegalStateException("a lead changed while it was matched"));
    }

    private static boolean takesPart(@Nullable Branch branch) {
        return branch != null && branch.status() == BranchStatus.VERIFIED;
    }

    /** Opens leads and closes none: whoever moves withdraws, and instances may read of a merger at different moments. */
    private boolean isAtHome(@Nullable Branch branch, Prospect prospect) {
        return branch != null && municipalities.areOne(branch.municipality(), prospect.municipality());
    }

    private Map<BranchId, Branch> branchesOf(List<Prospect> people) {
        var ids = new ArrayList<BranchId>();
        people.forEach(
                prospect -> prospect.consents().liveForBranches().forEach(consent -> ids.add(branchOf(consent))));
        return branches.known(ids);
    }

    private static BranchId branchOf(Consent consent) {
        return Objects.requireNonNull(consent.branch());
    }
}
