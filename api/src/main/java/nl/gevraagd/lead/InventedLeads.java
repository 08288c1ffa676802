package nl.gevraagd.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives leads of invented people a past, so that a demo shows what a branch sees after some weeks. No letter leaves for it. */
@Component
@Profile("demo")
public class InventedLeads {

    private static final int BATCH = 500;
    private static final Duration INVITED_FOR = Duration.ofDays(21);

    private static final MemberId SOMEBODY = new MemberId("demo");

    private final LeadRepository leads;
    private final BranchKeys keys;
    private final Branches branches;
    private final Members members;
    private final Effects effects;
    private final Clock clock;

    InventedLeads(
            LeadRepository leads, BranchKeys keys, Branches branches, Members members, Effects effects, Clock clock) {
        this.leads = leads;
        this.keys = keys;
        this.branches = branches;
        this.members = members;
        this.effects = effects;
        this.clock = clock;
    }

    /** Where a card lies. */
    private record Desk(String branch, MemberId worker) {}

    /** What happened to the leads of these invented people, and of nobody else: in every demo the same. */
    public void happened(List<ProspectId> people) {
        var desks = new HashMap<String, Desk>();
        for (int i = 0; i < people.size(); i += BATCH) {
            var some = people.subList(i, Math.min(people.size(), i + BATCH));
            for (var card : leads.ofProspects(some)) {
                var desk = desks.computeIfAbsent(card.branch(), any -> deskOf(card));
                var random = new SplittableRandom(Objects.hash(i + some.indexOf(card.prospect()), desk.branch()));
                var past = card.stage() == LeadStage.NEW ? past(card, desk.worker(), random) : card;
                if (!past.equals(card)) {
                    leads.save(quiet(past, card.version()));
                }
            }
        }
        effects.wake(Lead.class);
    }

    private Desk deskOf(Lead lead) {
        return keys.branchOf(lead)
                .flatMap(branches::byId)
                .map(branch -> new Desk(
                        branch.name(),
                        members.workersOf(branch.id()).stream().findFirst().orElse(SOMEBODY)))
                .orElse(new Desk("", SOMEBODY));
    }

    private Lead past(Lead card, MemberId worker, RandomGenerator random) {
        int fate = random.nextInt(20);
        if (fate < 9) {
            return card;
        }
        var matched = clock.instant().minus(Duration.ofHours(20L * 24 + random.nextInt(20 * 24)));
        var old = matchedAt(card, matched);
        if (fate == 9) {
            return old; // left alone for too long
        }
        var asked = matched.plus(Duration.ofHours(20L + random.nextInt(60)));
        if (fate < 13) {
            var lately = clock.instant().minus(Duration.ofHours(10L + random.nextInt(15 * 24)));
            return old.invited(invitation(lately, worker));
        }
        var answered = asked.plus(Duration.ofHours(5L + random.nextInt(90)));
        var invited = old.invited(invitation(asked, worker));
        if (fate == 13) {
            return invited.answered(Answer.NO, answered).orElseThrow();
        }
        var accepted = invited.answered(Answer.YES, answered).orElseThrow();
        if (fate < 17) {
            return accepted;
        }
        var met = accepted.moved(LeadStage.MET, worker, answered.plus(Duration.ofDays(4)));
        return fate < 19 ? met : met.moved(LeadStage.ON_LIST, worker, answered.plus(Duration.ofDays(9)));
    }

    private static Invitation invitation(Instant at, MemberId worker) {
        return new Invitation(at, worker, null, at.plus(INVITED_FOR), null, 0, null);
    }

    private static Lead matchedAt(Lead card, Instant at) {
        return Lead.matched(
                card.id(), card.branch(), card.prospect(), card.municipality(), card.themes(), card.hoursPerWeek(), at);
    }

    /** As if what follows had followed then: only the figures are counted now. */
    private static Lead quiet(Lead lead, @Nullable Long version) {
        return new Lead(
                lead.id(),
                lead.branch(),
                lead.prospect(),
                lead.municipality(),
                lead.themes(),
                lead.hoursPerWeek(),
                lead.stage(),
                lead.since(),
                lead.matchedAt(),
                lead.due(),
                lead.history(),
                lead.invitation(),
                List.of(Lead.COUNT),
                version);
    }
}
