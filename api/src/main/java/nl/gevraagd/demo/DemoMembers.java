package nl.gevraagd.demo;

import nl.gevraagd.access.Grant;
import nl.gevraagd.access.Members;
import nl.gevraagd.access.Role;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/** The members that everybody who tries the demo can be. */
final class DemoMembers {

    private final Members members;

    DemoMembers(Members members) {
        this.members = members;
    }

    void add(BranchId first, BranchId second) {
        grant("recruiter", "Rosa Voorbeeld", Role.BRANCH_RECRUITER, first);
        grant("rival", "Ruben Voorbeeld", Role.BRANCH_RECRUITER, second);
        grant("analyst", "Anna Voorbeeld", Role.CAMPAIGN_ANALYST, null);
        grant("manager", "Mila Voorbeeld", Role.CAMPAIGN_MANAGER, null);
        grant("manager2", "Mees Voorbeeld", Role.CAMPAIGN_MANAGER, null);
        grant("privacy", "Pim Voorbeeld", Role.PRIVACY_OFFICER, null);
        grant("admin", "Ada Voorbeeld", Role.PLATFORM_ADMIN, null);
    }

    private void grant(String who, String name, Role role, @Nullable BranchId branch) {
        members.grant(new EmailAddress(who + "@demo.gevraagd.example"), name, "nl", new Grant(role, branch));
    }
}
