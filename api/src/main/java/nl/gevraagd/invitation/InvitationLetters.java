package nl.gevraagd.invitation;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchNames;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.Performs;
import org.springframework.stereotype.Component;

/** Puts in the letter with an invitation, once per lead, and writes it when it is sent. */
@Component
class InvitationLetters implements LetterWriter {

    private static final int MOST_TOLD = 5;

    private final Outbox outbox;
    private final Leads leads;
    private final Prospects prospects;
    private final Invitations invitations;
    private final Municipalities municipalities;
    private final BranchNames names;
    private final Members members;
    private final DatabaseClock clock;

    InvitationLetters(
            Outbox outbox,
            Leads leads,
            Prospects prospects,
            Invitations invitations,
            Municipalities municipalities,
            BranchNames names,
            Members members,
            DatabaseClock clock) {
        this.outbox = outbox;
        this.leads = leads;
        this.prospects = prospects;
        this.invitations = invitations;
        this.municipalities = municipalities;
        this.names = names;
        this.members = members;
        this.clock = clock;
    }

    @Performs(Lead.INVITE_BY_LETTER)
    void invite(Lead lead) {
        outbox.put(NewLetter.to(
                lead.prospect(),
                LetterKind.INVITATION,
                lead.id().value(),
                LeadRef.of(lead).subject()));
    }

    @Performs(Lead.CALL_OFF_LETTER)
    void callOff(Lead lead) {
        var subject = LeadRef.of(lead).subject();
        outbox.callOff(LetterKind.INVITATION, subject);
        if (lead.stage() == LeadStage.WITHDRAWN) {
            membersOf(lead, members::workersOf)
                    .forEach(member -> outbox.callOff(LetterKind.ANSWER_RECEIVED, BranchLetters.subject(lead, member)));
        }
    }

    private List<MemberId> membersOf(Lead lead, Function<BranchId, List<MemberId>> which) {
        return invitations.branchOf(lead).map(Branch::id).map(which).orElse(List.of());
    }

    /** Each of these once per occasion. */
    private void tell(List<MemberId> whom, LetterKind kind, Lead lead, String occasion) {
        outbox.putAll(whom.stream()
                .map(member -> NewLetter.of(kind, occasion + ":" + member.value(), BranchLetters.subject(lead, member)))
                .toList());
    }

    /**
     * Each answer is told once to each member who may work for the branch; the letter names nobody. The card shows what
     * somebody answers who keeps changing their mind; nobody is written to about it for ever.
     */
    @Performs(Lead.TELL_BRANCH)
    void tellBranch(Lead lead) {
        var invitation = lead.invitation();
        if (invitation == null || invitation.answers() > MOST_TOLD) {
            return;
        }
        tell(
                membersOf(lead, members::workersOf),
                LetterKind.ANSWER_RECEIVED,
                lead,
                lead.id().value() + ":" + invitation.answers());
    }

    /**
     * Whom the branch could see has to be forgotten there as well (GDPR art. 17 and 19, requirement P7), also by those who may
     * only look.
     */
    @Performs(Lead.TELL_OF_WITHDRAWAL)
    void tellOfWithdrawal(Lead lead) {
        tell(
                membersOf(lead, members::of),
                LetterKind.CONSENT_WITHDRAWN,
                lead,
                lead.id().value());
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.INVITATION);
    }

    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        var lead = LeadRef.parse(subject)
                .flatMap(ref -> leads.find(ref.branchKey(), ref.lead()))
                .filter(found -> found.stage() == LeadStage.INVITED)
                .filter(found -> found.hearsAnswers(clock.nearly())); // a pause may have lasted until after its end
        var branch = lead.flatMap(invitations::branchOf).filter(Branch::isVerified);
        if (branch.isEmpty()) {
            return Optional.empty();
        }
        return prospects
                .find(lead.orElseThrow().prospect())
                .filter(Prospect::mayBeWrittenTo)
                .filter(prospect -> prospect.allows(branch.get().id()))
                .map(prospect -> content(lead.get(), branch.get(), prospect));
    }

    private LetterContent content(Lead lead, Branch branch, Prospect prospect) {
        var person = prospect.person();
        var invitation = Objects.requireNonNull(lead.invitation());
        var until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locales.in(person.locale(), Locale.of(person.locale()), Locale.UK))
                .format(invitation.validUntil().atZone(Days.HERE));
        var values = new HashMap<String, String>();
        values.put("name", person.name());
        values.put("branch", names.of(branch, person.locale()));
        values.put("municipality", municipalities.of(branch.municipality()).name());
        values.put("until", until);
        if (invitation.message() != null) {
            values.put("message", invitations.unseal(lead, invitation.message()));
        }
        return new LetterContent(person.email(), person.locale(), values, prospect.id());
    }
}
