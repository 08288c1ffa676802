package nl.gevraagd.prospect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.prospect.ConsentChange.Action;
import nl.gevraagd.shared.RandomId;
import org.jspecify.annotations.Nullable;

/**
 * All consents of one person, live and withdrawn, and the changes that still have to be copied to the ledger. It only
 * grows: a consent is withdrawn, never removed.
 */
public record Consents(List<Consent> all, List<ConsentChange> unsealed) {

    /** Nobody says yes so often; more would make the person too big to take anything back. */
    private static final int MOST = 500;

    static Consents none() {
        return new Consents(List.of(), List.of());
    }

    public boolean has(ConsentPurpose purpose) {
        return live(purpose, null).isPresent();
    }

    /** The live consent to be shown to this branch, if there is one. Every read of contact details asks this. */
    public Optional<Consent> liveFor(BranchId branch) {
        return live(ConsentPurpose.SHARE_WITH_BRANCH, branch);
    }

    public List<Consent> liveForBranches() {
        return all.stream()
                .filter(c -> c.isLive() && c.purpose() == ConsentPurpose.SHARE_WITH_BRANCH)
                .toList();
    }

    /** Whether so much was agreed to and withdrawn that nothing more can be agreed to on one's own page. */
    boolean isFull() {
        return all.size() >= MOST;
    }

    /** Those that were ever chosen. */
    Set<BranchId> branches() {
        return all.stream().map(Consent::branch).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    List<ConsentId> withdrawn() {
        return all.stream().filter(c -> !c.isLive()).map(Consent::id).toList();
    }

    /**
     * Adds a consent; one that is live already stays as it is.
     *
     * @param saidAt when the person said it, which of a form is before it counts
     */
    Consents given(ConsentText text, @Nullable BranchId branch, Instant saidAt, Instant now, String channel) {
        if (live(text.purpose(), branch).isPresent()) {
            return this;
        }
        var consent = new Consent(
                ConsentId.next(), text.purpose(), branch, text.version(), text.hash(), text.locale(), now, null);
        return changed(append(all, consent), List.of(change(Action.GIVEN, consent, saidAt, now, channel)));
    }

    /** Withdraws what is live of a purpose, for one branch or (null) for all. */
    Consents withdrawn(ConsentPurpose purpose, @Nullable BranchId branch, Instant now, String channel) {
        return withdrawn(consent -> consent.isFor(purpose, branch), now, channel);
    }

    Consents allWithdrawn(Instant now, String channel) {
        return withdrawn(any -> true, now, channel);
    }

    /** What the ledger has taken is not kept here for a second time. */
    Consents sealed() {
        return new Consents(all, List.of());
    }

    private Consents withdrawn(Predicate<Consent> which, Instant now, String channel) {
        var changes = new ArrayList<ConsentChange>();
        var next = all.stream()
                .map(consent -> {
                    if (!consent.isLive() || !which.test(consent)) {
                        return consent;
                    }
                    var withdrawn = consent.withdrawn(now);
                    changes.add(change(Action.WITHDRAWN, withdrawn, now, now, channel));
                    return withdrawn;
                })
                .toList();
        return changes.isEmpty() ? this : changed(next, changes);
    }

    private Consents changed(List<Consent> next, List<ConsentChange> changes) {
        var pending = new ArrayList<>(unsealed);
        pending.addAll(changes);
        return new Consents(next, List.copyOf(pending));
    }

    private Optional<Consent> live(ConsentPurpose purpose, @Nullable BranchId branch) {
        return all.stream().filter(c -> c.isLive() && c.isFor(purpose, branch)).findFirst();
    }

    private static ConsentChange change(Action action, Consent consent, Instant saidAt, Instant now, String channel) {
        return new ConsentChange(RandomId.next(), action, consent, saidAt, now, channel);
    }

    private static List<Consent> append(List<Consent> list, Consent consent) {
        var next = new ArrayList<>(list);
        next.add(consent);
        return List.copyOf(next);
    }
}
