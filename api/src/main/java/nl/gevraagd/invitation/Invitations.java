package nl.gevraagd.invitation;

import static nl.gevraagd.shared.ProblemCode.TOO_LONG;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.gevraagd.access.Member;
import nl.gevraagd.invitation.AnswerInvitationResult.InvitationAnswered;
import nl.gevraagd.invitation.InviteProspectResult.AlreadyInvited;
import nl.gevraagd.invitation.InviteProspectResult.InputRejected;
import nl.gevraagd.invitation.InviteProspectResult.LeadNotOpen;
import nl.gevraagd.invitation.InviteProspectResult.ProspectInvited;
import nl.gevraagd.lead.Invitation;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The rules of asking and answering. There is one invitation per lead; the lead itself decides who was first. */
@Service
class Invitations {

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_KEY = 200;

    private final Leads leads;
    private final Prospects prospects;
    private final Branches branches;
    private final Vault vault;
    private final InvitationProperties properties;
    private final Clock clock;
    private final DatabaseClock databaseClock;

    Invitations(
            Leads leads,
            Prospects prospects,
            Branches branches,
            Vault vault,
            InvitationProperties properties,
            Clock clock,
            DatabaseClock databaseClock) {
        this.leads = leads;
        this.prospects = prospects;
        this.branches = branches;
        this.vault = vault;
        this.properties = properties;
        this.clock = clock;
        this.databaseClock = databaseClock;
    }

    InviteProspectResult invite(
            Member member, String leadId, @Nullable String message, @Nullable String idempotencyKey) {
        var problems = Problems.in(null);
        problems.checkText(message, false, LONGEST_MESSAGE, true, "message");
        if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
            problems.add(TOO_LONG, "idempotencyKey");
        }
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var key = Problems.textOrNone(idempotencyKey);
        var contention = new Contention();
        while (true) {
            var lead = leads.workableBy(member, leadId);
            if (lead.isEmpty()) {
                return notOpen(member, leadId, key);
            }
            if (lead.get().stage() != LeadStage.NEW) {
                return alreadyInvited(lead.get(), key);
            }
            var prospect = prospects.find(lead.get().prospect()).filter(Prospect::isActive);
            if (prospect.filter(person -> allows(person, lead.get())).isEmpty()) {
                return new LeadNotOpen(leadId);
            }
            try {
                var invited = leads.invited(lead.get(), invitation(member, lead.get(), message, key));
                if (invited.isPresent()) {
                    return new ProspectInvited(invited.get());
                }
            } catch (KeyGone erasedMeanwhile) {
                return new LeadNotOpen(leadId);
            }
            contention.giveWay(); // a colleague invited, or the person changed their card
        }
    }

    /** The same request sent twice hears the same twice, also when the invitation was answered with no meanwhile. */
    private InviteProspectResult notOpen(Member member, String leadId, @Nullable String idempotencyKey) {
        return leads.visibleTo(member, leadId)
                .filter(lead -> isOf(lead, idempotencyKey))
                .<InviteProspectResult>map(ProspectInvited::new)
                .orElseGet(() -> new LeadNotOpen(leadId));
    }

    private boolean allows(Prospect person, Lead lead) {
        return leads.branchOf(lead).filter(person::allows).isPresent();
    }

    private static InviteProspectResult alreadyInvited(Lead lead, @Nullable String idempotencyKey) {
        return isOf(lead, idempotencyKey) ? new ProspectInvited(lead) : new AlreadyInvited(lead);
    }

    private static boolean isOf(Lead lead, @Nullable String idempotencyKey) {
        var invitation = lead.invitation();
        return invitation != null && idempotencyKey != null && idempotencyKey.equals(invitation.idempotencyKey());
    }

    private Invitation invitation(Member member, Lead lead, @Nullable String message, @Nullable String idempotencyKey) {
        var now = clock.instant();
        var text = Problems.textOrNone(message);
        return new Invitation(
                now, member.id(), text == null ? null : seal(lead, text), validUntil(now), null, 0, idempotencyKey);
    }

    /** Until the end of the last whole day, so that the letter can name the day. */
    private Instant validUntil(Instant now) {
        var end = now.plus(properties.validFor());
        return properties.validFor().compareTo(Duration.ofDays(2)) < 0
                ? end
                : Days.endOf(end.minus(Duration.ofDays(1)));
    }

    /** Answers the invitation of the lead that a token stands for; empty when it hears no answer. */
    Optional<InvitationAnswered> answer(LeadRef ref, Answer answer) {
        return leads.answered(ref.branchKey(), ref.lead(), answer)
                .map(lead -> new InvitationAnswered(
                        answerInForce(lead, answer), branchOf(lead).orElse(null)));
    }

    /** Answers the invitation that this person has of this branch; empty when there is none that hears answers. */
    Optional<InvitationAnswered> answer(ProspectId prospect, BranchId branch, Answer answer) {
        return leads.ofProspect(prospect).stream()
                .filter(lead -> lead.hearsAnswers(databaseClock.nearly()))
                .filter(lead -> leads.branchOf(lead).filter(branch::equals).isPresent())
                .findFirst()
                .flatMap(lead -> answer(LeadRef.of(lead), answer));
    }

    private static Answer answerInForce(Lead lead, Answer given) {
        var invitation = lead.invitation();
        return invitation == null || invitation.answer() == null ? given : invitation.answer();
    }

    /** What somebody sees who opens an invitation, before they answer; changes nothing. */
    Optional<OpenInvitation> open(LeadRef ref) {
        return leads.find(ref.branchKey(), ref.lead())
                .flatMap(lead -> branchOf(lead).flatMap(branch -> open(lead, branch)));
    }

    /** The same, for the person on their own page. */
    Optional<OpenInvitation> open(Lead lead, Branch branch) {
        try {
            return lead.hearsAnswers(databaseClock.nearly()) ? Optional.of(opened(lead, branch)) : Optional.empty();
        } catch (KeyGone erasedMeanwhile) {
            return Optional.empty();
        }
    }

    private OpenInvitation opened(Lead lead, Branch branch) {
        var invitation = Objects.requireNonNull(lead.invitation());
        return new OpenInvitation(
                branch,
                invitation.message() == null ? null : unseal(lead, invitation.message()),
                invitation.answer(),
                lead.saidYes(),
                !lead.movedOn(),
                invitation.validUntil());
    }

    /** @param message what the branch wrote; null when it wrote nothing */
    record OpenInvitation(
            Branch branch,
            @Nullable String message,
            @Nullable Answer answer,
            boolean hasSaidYes,
            boolean mayChange,
            Instant validUntil) {}

    Optional<Branch> branchOf(Lead lead) {
        return leads.branchOf(lead).flatMap(branches::byId);
    }

    private Sealed seal(Lead lead, String message) {
        return vault.seal(lead.prospect().value(), context(lead), message);
    }

    String unseal(Lead lead, Sealed message) {
        return vault.open(lead.prospect().value(), context(lead), message);
    }

    private static String context(Lead lead) {
        return "invitation.message:" + lead.id().value();
    }
}
