package nl.gevraagd.lead;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Keys;
import org.springframework.stereotype.Component;

/** Tells which branch a keyed hash stands for: with the keys that is a look-up among one municipality's branches. */
@Component
class BranchKeys {

    private final Keys keys;
    private final LoadingCache<String, Map<String, BranchId>> byMunicipality;

    BranchKeys(Keys keys, Branches branches) {
        this.keys = keys;
        this.byMunicipality = Caffeine.newBuilder()
                .maximumSize(500)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(code ->
                        branches.in(code).stream().map(Branch::id).collect(Collectors.toMap(this::keyOf, id -> id)));
    }

    String keyOf(BranchId branch) {
        return keys.branchKey(branch.value());
    }

    Optional<BranchId> branchOf(Lead lead) {
        var known = byMunicipality.get(lead.municipality()).get(lead.branch());
        if (known == null) { // imported since they were read
            byMunicipality.invalidate(lead.municipality());
            known = byMunicipality.get(lead.municipality()).get(lead.branch());
        }
        return Optional.ofNullable(known);
    }
}
