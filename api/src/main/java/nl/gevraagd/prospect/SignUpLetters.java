package nl.gevraagd.prospect;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.mail.LetterCaps;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Component;

/** Decides which letter answers a sign-up, and writes it. */
@Component
class SignUpLetters implements LetterWriter {

    private final SubmissionRepository submissions;
    private final ProspectRepository prospects;
    private final LetterCaps caps;
    private final Outbox outbox;

    SignUpLetters(SubmissionRepository submissions, ProspectRepository prospects, LetterCaps caps, Outbox outbox) {
        this.submissions = submissions;
        this.prospects = prospects;
        this.caps = caps;
        this.outbox = outbox;
    }

    /** Confirm for an address that nobody owns or whose owner had withdrawn, else a word that nothing changed. */
    @Performs(Submission.DECIDE_LETTER)
    void decide(List<Submission> sentIn) {
        var addresses = new HashMap<Submission, EmailAddress>();
        for (var submission : sentIn) {
            if (submission.confirmedAt() == null) {
                submissions.addressOf(submission).ifPresent(address -> addresses.put(submission, address));
            }
        }
        var owners = submissions.owners(addresses.values());
        var active = activeOf(owners.values());
        var allowed = caps.allowed(addresses.entrySet().stream()
                .collect(toMap(entry -> entry.getKey().id().value(), Map.Entry::getValue)));
        var letters = new ArrayList<NewLetter>();
        addresses.forEach((submission, address) -> {
            var id = submission.id().value();
            if (allowed.contains(id)) {
                boolean known = Optional.ofNullable(owners.get(address.normalised()))
                        .filter(active::contains)
                        .isPresent();
                letters.add(NewLetter.of(known ? LetterKind.ALREADY_SIGNED_UP : LetterKind.CONFIRM_SIGN_UP, id, id));
            }
        });
        outbox.putAll(letters);
    }

    /** Whoever left while it waited is not signed up any more. */
    private boolean isActive(EmailAddress address) {
        return submissions
                .owner(address)
                .filter(owner -> !activeOf(List.of(owner)).isEmpty())
                .isPresent();
    }

    private List<ProspectId> activeOf(Collection<ProspectId> owners) {
        return owners.isEmpty()
                ? List.of()
                : prospects.find(owners).stream()
                        .filter(prospect -> prospect.status() != ProspectStatus.WITHDRAWN
                                && prospect.status() != ProspectStatus.ERASED)
                        .map(Prospect::id)
                        .toList();
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.CONFIRM_SIGN_UP, LetterKind.ALREADY_SIGNED_UP);
    }

    /** Names nobody: anybody can have these sent to any address, and must not be able to say anything in them. */
    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        return submissions
                .find(new SubmissionId(subject))
                .filter(submission -> submission.confirmedAt() == null)
                .map(submission -> submissions.open(submission).person())
                .filter(person -> kind != LetterKind.ALREADY_SIGNED_UP || isActive(person.email()))
                .map(person -> LetterContent.of(person.email(), person.locale(), Map.of()));
    }
}
