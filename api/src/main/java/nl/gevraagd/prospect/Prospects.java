package nl.gevraagd.prospect;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** People who confirmed, for the modules that work for them. Nobody who is being erased is ever among them. */
@Service
public class Prospects {

    private final ProspectRepository repository;
    private final Erasures erasures;
    private final Effects effects;
    private final Clock clock;

    Prospects(ProspectRepository repository, Erasures erasures, Effects effects, Clock clock) {
        this.repository = repository;
        this.erasures = erasures;
        this.effects = effects;
        this.clock = clock;
    }

    public Optional<Prospect> find(ProspectId id) {
        return repository.find(id).filter(Prospects::isThere);
    }

    /** Those of these people who are there, in one read. */
    public List<Prospect> find(Collection<ProspectId> ids) {
        return repository.find(ids).stream().filter(Prospects::isThere).toList();
    }

    /** These people as they are now, those who are being erased included. */
    public List<Prospect> asTheyAre(Collection<ProspectId> ids) {
        return repository.find(ids);
    }

    /** Opens what an effect brings, people who are being erased included. */
    public List<Prospect> open(List<SealedProspect> sealed) {
        return repository.open(sealed);
    }

    /**
     * Ends one purpose, or one branch of it. When this returns, nothing of it is in force anywhere: leads are closed, and
     * no letter begins any more that needs it. Whoever ends all of it takes away with it what they confirmed before and nobody has
     * done yet.
     *
     * @param channel where the person said it
     * @throws Overtaken when nobody waits for it any more
     */
    public Optional<Prospect> withdraw(
            ProspectId id, ConsentPurpose purpose, @Nullable BranchId branch, String channel) {
        if (purpose == ConsentPurpose.CAMPAIGN_CONTACT) {
            Asked.stillWaits();
            find(id).ifPresent(erasures::takeBackConfirmed);
        }
        return changeNow(id, prospect -> prospect.withdrew(purpose, branch, clock.instant(), channel));
    }

    /** The ledger has taken what these people had for it. Whoever changed meanwhile is brought again. */
    public void sealed(List<Prospect> people) {
        repository.saveSealed(people);
    }

    /** Changes a person, and performs what follows from it before returning. */
    Optional<Prospect> changeNow(ProspectId id, UnaryOperator<Prospect> change) {
        var changed = repository.change(id, change);
        changed.ifPresent(effects::performNow);
        return find(id);
    }

    private static boolean isThere(Prospect prospect) {
        return prospect.status() != ProspectStatus.ERASED;
    }
}
