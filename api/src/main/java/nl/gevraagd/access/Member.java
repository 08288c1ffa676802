package nl.gevraagd.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.party.BranchId;

/** The signed-in member of this request, with what they may do at this moment. */
public record Member(MemberId id, Set<Grant> grants) {

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** The branches that this member acts for, in any role. */
    public List<BranchId> branches() {
        return grants.stream()
                .flatMap(grant -> Optional.ofNullable(grant.branch()).stream())
                .distinct()
                .toList();
    }

    /** Whether this member may see what belongs to the branch. */
    public boolean actsFor(BranchId branch) {
        return grants.stream().anyMatch(grant -> branch.equals(grant.branch()));
    }

    /** Whether this member may change what belongs to the branch. */
    public boolean mayWork(BranchId branch) {
        return grants.stream().anyMatch(grant -> branch.equals(grant.branch()) && grant.role() != Role.BRANCH_VIEWER);
    }

    List<Role> roles() {
        return grants.stream().map(Grant::role).distinct().sorted().toList();
    }

    List<Role> rolesFor(BranchId branch) {
        return grants.stream()
                .filter(grant -> branch.equals(grant.branch()))
                .map(Grant::role)
                .sorted()
                .toList();
    }

    boolean isOfCampaign() {
        return grants.stream().anyMatch(grant -> Objects.isNull(grant.branch()));
    }
}
