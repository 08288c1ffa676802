package nl.gevraagd.invitation;

import java.util.Map;
import java.util.Optional;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.party.Branch;
import org.springframework.stereotype.Component;

/** Tells a branch that an answer came in; of whom and which stands in the workspace only (requirement M6). */
@Component
class AnswerLetters implements LetterWriter {

    private final Leads leads;
    private final Invitations invitations;
    private final Members members;

    AnswerLetters(Leads leads, Invitations invitations, Members members) {
        this.leads = leads;
        this.invitations = invitations;
        this.members = members;
    }

    @Override
    public LetterKind kind() {
        return LetterKind.ANSWER_RECEIVED;
    }

    /** The subject names the lead, never the branch in clear: beside a lead that would tell who was chosen. */
    @Override
    public Optional<LetterContent> write(String subject) {
        int colon = subject.lastIndexOf(':');
        var member = new MemberId(subject.substring(colon + 1));
        return LeadRef.parse(subject.substring(0, colon))
                .flatMap(ref -> leads.find(ref.branchKey(), ref.lead()))
                .filter(lead -> lead.stage() != LeadStage.WITHDRAWN)
                .flatMap(invitations::branchOf)
                .filter(branch -> members.workersOf(branch.id()).contains(member))
                .flatMap(branch -> content(branch, member));
    }

    private Optional<LetterContent> content(Branch branch, MemberId member) {
        return members.mailboxOf(member)
                .map(box -> LetterContent.of(
                        box.address(), box.locale(), Map.of("name", box.name(), "branch", branch.name())));
    }
}
