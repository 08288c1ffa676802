package nl.gevraagd.party;

import java.util.List;
import java.util.Set;
import nl.gevraagd.shared.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A party in one municipality. There is one for each registered name, compared without case, accents and punctuation.
 *
 * @param name as it is registered
 * @param municipality CBS code
 * @param elections in which it takes or took part
 */
@Document("branches")
public record Branch(
        @Id BranchId id,
        String name,
        String municipality,
        BranchStatus status,
        Set<String> elections,
        List<String> pending,
        @Version @Nullable Long version)
        implements Aggregate {

    /** Those who wait for this branch have to be asked. Performed by {@code prospect}. */
    public static final String BRANCH_VERIFIED = "BRANCH_VERIFIED";

    public boolean isVerified() {
        return status == BranchStatus.VERIFIED;
    }

    Branch verified() {
        var follow = Aggregate.pendingWith(pending, BRANCH_VERIFIED);
        return isVerified()
                ? this
                : new Branch(id, name, municipality, BranchStatus.VERIFIED, elections, follow, version);
    }
}
