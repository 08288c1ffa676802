package nl.gevraagd.access;

import java.util.List;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.Problem;

/** Everything a campaign manager can hear who lets a branch take part, and its members in and out. */
final class TeamResults {

    private TeamResults() {}

    sealed interface VerifyBranchResult {}

    sealed interface InviteMemberResult {}

    sealed interface RemoveMemberResult {}

    record BranchVerified(Branch branch) implements VerifyBranchResult {}

    record MemberInvited(Branch branch) implements InviteMemberResult {}

    record MemberRemoved(Branch branch) implements RemoveMemberResult {}

    record InputRejected(List<Problem> problems)
            implements VerifyBranchResult, InviteMemberResult, RemoveMemberResult {}
}
