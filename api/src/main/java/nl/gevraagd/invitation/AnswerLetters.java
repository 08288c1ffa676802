package nl.gevraagd.invitation;

import java.util.Map;
import java.util.Optional;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import org.springframework.stereotype.Component;

/** Tells a branch that an answer came in; of whom and which stands in the workspace only (requirement M6). */
@Component
class AnswerLetters implements LetterWriter {

    private final Members members;
    private final Branches branches;

    AnswerLetters(Members members, Branches branches) {
        this.members = members;
        this.branches = branches;
    }

    @Override
    public LetterKind kind() {
        return LetterKind.ANSWER_RECEIVED;
    }

    @Override
    public Optional<LetterContent> write(String subject) {
        int colon = subject.indexOf(':');
        var branch = new BranchId(subject.substring(0, colon));
        var member = new MemberId(subject.substring(colon + 1));
        return members.workersOf(branch).contains(member)
                ? branches.byId(branch)
                        .flatMap(found -> members.mailboxOf(member)
                                .map(box -> LetterContent.of(
                                        box.address(),
                                        box.locale(),
                                        Map.of("name", box.name(), "branch", found.name()))))
                : Optional.empty();
    }
}
