package nl.gevraagd.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.BranchNames;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Component;

/** Writes the letters with links to sign in. */
@Component
class AccessLetters implements LetterWriter {

    private final Members members;
    private final CitizenDirectory citizens;
    private final Branches branches;
    private final Municipalities municipalities;
    private final BranchNames names;

    AccessLetters(
            Members members,
            CitizenDirectory citizens,
            Branches branches,
            Municipalities municipalities,
            BranchNames names) {
        this.members = members;
        this.citizens = citizens;
        this.branches = branches;
        this.municipalities = municipalities;
        this.names = names;
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.SIGN_IN, LetterKind.SELF_SERVICE_LINK);
    }

    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        return kind == LetterKind.SIGN_IN ? signIn(new MemberId(subject)) : selfService(new ProspectId(subject));
    }

    /** Says for whom they work: it may be the first that somebody hears of us. */
    private Optional<LetterContent> signIn(MemberId id) {
        return members.mailboxOf(id)
                .map(box -> LetterContent.of(
                        box.address(), box.locale(), Map.of("name", box.name(), "work", workOf(id, box.locale()))));
    }

    private String workOf(MemberId id, String locale) {
        var mine = members.find(id).map(Member::branches).orElse(List.of());
        var work = branches.byIds(mine).stream()
                .map(branch -> names.of(branch, locale) + " in "
                        + municipalities.of(branch.municipality()).name())
                .toList();
        return work.isEmpty() ? Locales.in(locale, "het campagneteam", "the campaign team") : String.join("; ", work);
    }

    private Optional<LetterContent> selfService(ProspectId id) {
        return citizens.mailboxOf(id)
                .map(box -> LetterContent.of(box.address(), box.locale(), Map.of("name", box.name())));
    }
}
