package nl.gevraagd.invitation;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchNames;
import org.springframework.stereotype.Component;

/** What a branch is written about its leads; of whom, and which answer it is, stands in the workspace only (requirement M6). */
@Component
class BranchLetters implements LetterWriter {

    private final Leads leads;
    private final Invitations invitations;
    private final Members members;
    private final Municipalities municipalities;
    private final BranchNames names;

    BranchLetters(
            Leads leads, Invitations invitations, Members members, Municipalities municipalities, BranchNames names) {
        this.leads = leads;
        this.invitations = invitations;
        this.members = members;
        this.municipalities = municipalities;
        this.names = names;
    }

    /** The subject names the lead, never the branch in clear: beside a lead that would tell who was chosen. */
    static String subject(Lead lead, MemberId member) {
        return LeadRef.of(lead).subject() + ":" + member.value();
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.ANSWER_RECEIVED, LetterKind.CONSENT_WITHDRAWN);
    }

    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        int colon = subject.lastIndexOf(':');
        var member = members.find(new MemberId(subject.substring(colon + 1)));
        return LeadRef.parse(subject.substring(0, colon))
                .flatMap(ref -> leads.find(ref.branchKey(), ref.lead()))
                .filter(lead -> kind == LetterKind.CONSENT_WITHDRAWN || lead.stage() != LeadStage.WITHDRAWN)
                .flatMap(invitations::branchOf)
                .flatMap(branch -> member.filter(one -> kind == LetterKind.CONSENT_WITHDRAWN
                                ? one.actsFor(branch.id())
                                : one.mayWork(branch.id()))
                        .flatMap(one -> content(branch, one)));
    }

    private Optional<LetterContent> content(Branch branch, Member member) {
        return members.mailboxOf(member.id()).map(box -> content(branch, member, box));
    }

    private LetterContent content(Branch branch, Member member, Members.Mailbox box) {
        var values = new HashMap<String, String>();
        values.put("name", box.name());
        values.put("branch", names.of(branch, box.locale()));
        values.put("municipality", municipalities.of(branch.municipality()).name());
        if (member.branches().size() > 1) {
            values.put("chosen", names.of(branch, box.locale()));
        }
        return LetterContent.of(box.address(), box.locale(), values);
    }
}
