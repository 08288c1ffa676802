package nl.gevraagd.party;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.GlobalIds;
import org.springframework.stereotype.Service;

/** Looks up branches, and changes whether they take part. */
@Service
public class Branches {

    static final String TYPE = "Branch";
    private static final int MOST = 500;

    private final BranchRepository repository;
    private final GlobalIds ids;
    private final Effects effects;

    Branches(BranchRepository repository, GlobalIds ids, Effects effects) {
        this.repository = repository;
        this.ids = ids;
        this.effects = effects;
    }

    /** Which branch an id that clients see stands for, whether or not it exists; empty for an id of anything else. */
    public Optional<BranchId> idOf(String globalId) {
        return ids.keyOf(TYPE, globalId).map(BranchId::new);
    }

    public Optional<Branch> byId(BranchId id) {
        return repository.find(List.of(id)).stream().findFirst();
    }

    /** Those of these that exist, in the order that was asked for. */
    public List<Branch> byIds(Collection<BranchId> ids) {
        var found = known(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** Those of these that exist, by their ids. */
    public Map<BranchId, Branch> known(Collection<BranchId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.find(Set.copyOf(ids)).stream().collect(Collectors.toMap(Branch::id, branch -> branch));
    }

    public List<Branch> in(String municipality) {
        return repository.in(municipality);
    }

    /** Where at least one verified branch is, by the codes with which they were imported. */
    public Set<String> municipalitiesTakingPart() {
        return repository.municipalitiesWith(BranchStatus.VERIFIED);
    }

    /**
     * The branches of each of these municipalities, verified and unclaimed alike, shuffled: the same for everybody and every
     * page, and nobody's favour.
     */
    public Map<String, List<Branch>> shuffled(Set<String> municipalities) {
        var all = repository.inOrder(municipalities, MOST * municipalities.size()).stream()
                .collect(Collectors.groupingBy(Branch::municipality));
        all.forEach((municipality, branches) -> Collections.shuffle(branches, new Random(municipality.hashCode())));
        municipalities.forEach(municipality -> all.putIfAbsent(municipality, List.of()));
        return all;
    }

    /** Lets a branch take part: people can choose it from now on, and those who wait for it are asked. */
    public Optional<Branch> verify(BranchId id) {
        var contention = new Contention();
        while (true) {
            var found = byId(id);
            var verified = found.map(Branch::verified);
            if (verified.equals(found)) {
                return found;
            }
            var saved = repository.save(verified.orElseThrow());
            if (saved.isPresent()) {
                effects.wake(Branch.class);
                return saved;
            }
            contention.giveWay();
        }
    }

    /** A branch by the name that its party has in a municipality. */
    public Optional<Branch> byName(String municipality, String name) {
        return PartyName.of(name).flatMap(party -> byId(party.branchIn(municipality)));
    }

    /** Writes many down at once, for the demo: named as parties are, and marked as invented. */
    public void addInvented(Collection<Invented> branches) {
        repository.addAll(branches.stream()
                .map(branch -> new Branch(
                        new PartyName(branch.name()).branchIn(branch.municipality()),
                        branch.name(),
                        branch.municipality(),
                        branch.status(),
                        Set.of("GR2030"),
                        List.of(),
                        null))
                .toList());
    }

    public record Invented(String municipality, String name, BranchStatus status) {}
}
