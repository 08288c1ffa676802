package nl.gevraagd.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Forbidden;

/** The signed-in member of this request, with what they may do at this moment. */
public record Member(MemberId id, Set<Grant> grants) {

    /** @throws Forbidden when this member has none of these roles */
    public void require(Role... oneOf) {
        refuseUnless(grants.stream().anyMatch(grant -> List.of(oneOf).contains(grant.role())));
    }

    /** @throws Forbidden when this member acts for no branch at all; which one it may be is asked of the branch */
    public void requireBranchMember() {
        refuseUnless(!branches().isEmpty());
    }

    /** @throws Forbidden when there is no branch of which this member may change anything */
    public void requireBranchWorker() {
        refuseUnless(!worksFor().isEmpty());
    }

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new Forbidden();
        }
    }

    /** The branches that this member acts for, in any role. */
    public List<BranchId> branches() {
        return grants.stream()
                .flatMap(grant -> Optional.ofNullable(grant.branch()).stream())
                .distinct()
                .toList();
    }

    /** The branches of which this member may change what belongs to them. */
    public List<BranchId> worksFor() {
        return branches().stream().filter(this::mayWork).toList();
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
