package nl.gevraagd.access;

import java.util.List;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.Problem;

/** Everything a campaign manager can hear who lets a branch take part. */
sealed interface TeamResult {

    record BranchVerified(Branch branch) implements TeamResult {}

    record MemberInvited(Branch branch) implements TeamResult {}

    record MemberRemoved(Branch branch) implements TeamResult {}

    record InputRejected(List<Problem> problems) implements TeamResult {}
}
