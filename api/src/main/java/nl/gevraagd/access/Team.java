package nl.gevraagd.access;

import static nl.gevraagd.shared.ProblemCode.BRANCH_NOT_VERIFIED;
import static nl.gevraagd.shared.ProblemCode.INVALID_EMAIL;
import static nl.gevraagd.shared.ProblemCode.OUT_OF_RANGE;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_BRANCH;
import static nl.gevraagd.shared.ProblemCode.WORKS_FOR_CAMPAIGN;

import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.LinkRequest.Kind;
import nl.gevraagd.access.Members.Worker;
import nl.gevraagd.access.TeamResults.BranchVerified;
import nl.gevraagd.access.TeamResults.InputRejected;
import nl.gevraagd.access.TeamResults.InviteMemberResult;
import nl.gevraagd.access.TeamResults.MemberInvited;
import nl.gevraagd.access.TeamResults.MemberRemoved;
import nl.gevraagd.access.TeamResults.RemoveMemberResult;
import nl.gevraagd.access.TeamResults.VerifyBranchResult;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Problems;
import org.springframework.stereotype.Service;

/** How a branch comes to take part, and who works for it: a campaign manager verifies it, and lets its members in and out. */
@Service
class Team {

    private final Branches branches;
    private final Municipalities municipalities;
    private final Members members;
    private final LinkRequests requests;

    Team(Branches branches, Municipalities municipalities, Members members, LinkRequests requests) {
        this.branches = branches;
        this.municipalities = municipalities;
        this.members = members;
        this.requests = requests;
    }

    /** The branches of a municipality, and of those that became it: they stay where they were. */
    List<Branch> toVerify(String municipality) {
        return municipalities.byCode(municipality).stream()
                .flatMap(found -> municipalities.codesOf(found).stream())
                .flatMap(code -> branches.in(code).stream())
                .toList();
    }

    VerifyBranchResult verify(String branch) {
        return branches.idOf(branch)
                .flatMap(branches::verify)
                .<VerifyBranchResult>map(BranchVerified::new)
                .orElseGet(Team::unknownBranch);
    }

    InviteMemberResult invite(String branchId, String address, String name, Role role) {
        var problems = Problems.in(null);
        var branch = branchOf(branchId);
        if (branch.isEmpty()) {
            problems.add(UNKNOWN_BRANCH, "branch");
        } else if (!branch.get().isVerified()) {
            problems.add(BRANCH_NOT_VERIFIED, "branch");
        }
        var email = EmailAddress.parse(address);
        if (email.isEmpty()) {
            problems.add(INVALID_EMAIL, "email");
        } else if (members.isOfCampaign(email.get())) {
            problems.add(WORKS_FOR_CAMPAIGN, "email");
        }
        if (!role.isOfBranch()) {
            problems.add(OUT_OF_RANGE, "role");
        }
        problems.checkText(name, true, Members.LONGEST_NAME, false, "name");
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var found = branch.orElseThrow();
        members.grant(email.orElseThrow(), name.strip(), "nl", new Grant(role, found.id()));
        requests.ask(Kind.MEMBER, email.orElseThrow());
        return new MemberInvited(found);
    }

    List<Worker> membersOf(String branch) {
        return branchOf(branch).map(Branch::id).map(members::actingFor).orElse(List.of());
    }

    RemoveMemberResult remove(String branch, String member) {
        var left = branchOf(branch);
        left.map(Branch::id)
                .ifPresent(from ->
                        members.idOf(member).ifPresent(id -> members.revoke(id, grant -> from.equals(grant.branch()))));
        return left.<RemoveMemberResult>map(MemberRemoved::new).orElseGet(Team::unknownBranch);
    }

    private static InputRejected unknownBranch() {
        return new InputRejected(Problems.in(null).add(UNKNOWN_BRANCH, "branch").list());
    }

    private Optional<Branch> branchOf(String globalId) {
        return branches.idOf(globalId).flatMap(branches::byId);
    }
}
