package nl.gevraagd.access;

import java.util.EnumSet;
import java.util.Set;

/** What a member may do: for one branch, or for the campaign as a whole. */
public enum Role {
    BRANCH_VIEWER,
    BRANCH_RECRUITER,
    BRANCH_ADMIN,
    CAMPAIGN_ANALYST,
    CAMPAIGN_MANAGER,
    PRIVACY_OFFICER,
    PLATFORM_ADMIN;

    private static final Set<Role> OF_BRANCHES = EnumSet.of(BRANCH_VIEWER, BRANCH_RECRUITER, BRANCH_ADMIN);

    public boolean isOfBranch() {
        return OF_BRANCHES.contains(this);
    }
}
