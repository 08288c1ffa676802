package nl.gevraagd.access;

import nl.gevraagd.party.BranchId;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody was given.
 *
 * @param branch for which; null for a role of the campaign
 */
public record Grant(Role role, @Nullable BranchId branch) {

    public Grant {
        if (role.isOfBranch() != (branch != null)) {
            throw new IllegalArgumentException("a branch role has a branch, a campaign role has none");
        }
    }
}
