package nl.gevraagd.prospect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchNames;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Component;

/** Letters to people about themselves: a branch that they wait for has joined; goodbye. */
@Component
class ProspectLetters implements LetterWriter {

    private static final int AT_ONCE = 1_000;

    private final ProspectRepository prospects;
    private final Branches branches;
    private final Outbox outbox;
    private final Keys keys;
    private final Municipalities municipalities;
    private final BranchNames names;
    private final GoodbyeAddresses goodbyes;

    ProspectLetters(
            ProspectRepository prospects,
            Branches branches,
            Outbox outbox,
            Keys keys,
            Municipalities municipalities,
            BranchNames names,
            GoodbyeAddresses goodbyes) {
        this.prospects = prospects;
        this.branches = branches;
        this.outbox = outbox;
        this.keys = keys;
        this.municipalities = municipalities;
        this.names = names;
        this.goodbyes = goodbyes;
    }

    void callOff(ProspectId id) {
        outbox.callOff(id);
    }

    /** The last letter. */
    void sayGoodbye(Prospect prospect) {
        outbox.put(NewLetter.of(
                LetterKind.GOODBYE, prospect.id().value(), prospect.id().value()));
    }

    /** Asks those who wait for a branch that has joined. It sees nothing of them before they answer. */
    @Performs(Branch.BRANCH_VERIFIED)
    void askThoseWhoWait(Branch branch) {
        var some = prospects.waitingFor(branch.id(), null, AT_ONCE);
        while (!some.isEmpty()) {
            outbox.putAll(some.stream().map(id -> joined(id, branch.id())).toList());
            some = some.size() < AT_ONCE ? List.of() : prospects.waitingFor(branch.id(), some.getLast(), AT_ONCE);
        }
    }

    /** Somebody who began to wait when the branch had joined already, such as between signing up and confirming. */
    @Performs(Prospect.ASK_ABOUT_JOINED)
    void askAboutJoined(List<SealedProspect> sealed) {
        var waiting = prospects.open(
                sealed.stream().filter(one -> !one.waiting().isEmpty()).toList());
        var joined = branches
                .byIds(waiting.stream()
                        .flatMap(prospect -> prospect.waitFor().stream())
                        .collect(Collectors.toSet()))
                .stream()
                .filter(Branch::isVerified)
                .map(Branch::id)
                .collect(Collectors.toSet());
        outbox.putAll(waiting.stream()
                .flatMap(prospect -> prospect.waitFor().stream()
                        .filter(joined::contains)
                        .map(branch -> joined(prospect.id(), branch)))
                .toList());
    }

    @Performs(Prospect.RELEASE_LETTERS)
    void release(SealedProspect back) {
        outbox.release(back.id());
    }

    /** Once per person and branch, whichever was first. */
    private NewLetter joined(ProspectId id, BranchId branch) {
        var occasion = id.value() + ":" + keys.branchKey(branch.value());
        return NewLetter.to(id, LetterKind.BRANCH_JOINED, occasion, occasion);
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.BRANCH_JOINED, LetterKind.GOODBYE);
    }

    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        return kind == LetterKind.GOODBYE ? goodbyes.find(new ProspectId(subject)) : branchJoined(subject);
    }

    @Override
    public void ended(LetterKind kind, String subject) {
        if (kind == LetterKind.GOODBYE) {
            goodbyes.forget(new ProspectId(subject));
        }
    }

    private Optional<LetterContent> branchJoined(String subject) {
        int colon = subject.indexOf(':');
        var key = subject.substring(colon + 1);
        return prospects
                .find(new ProspectId(subject.substring(0, colon)))
                .filter(Prospect::mayBeWrittenTo)
                .flatMap(prospect -> prospect.waitFor().stream()
                        .filter(id -> keys.branchKey(id.value()).equals(key))
                        .findFirst()
                        .flatMap(branches::byId)
                        .filter(Branch::isVerified)
                        .map(branch -> content(prospect, branch)));
    }

    private LetterContent content(Prospect prospect, Branch branch) {
        var municipality = municipalities.of(branch.municipality());
        var person = prospect.person();
        var values = Map.of(
                "name",
                person.name(),
                "branch",
                names.of(branch, person.locale()),
                "municipality",
                municipality.name());
        return new LetterContent(person.email(), person.locale(), values, prospect.id());
    }
}
