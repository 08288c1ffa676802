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
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Problems;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How a branch comes to take part, and who works for it: a campaign manager verifies it, and lets its members in and out. */
@Controller
class TeamController {

    private final Branches branches;
    private final Municipalities municipalities;
    private final Members members;
    private final LinkRequests requests;
    private final GlobalIds ids;

    TeamController(
            Branches branches, Municipalities municipalities, Members members, LinkRequests requests, GlobalIds ids) {
        this.branches = branches;
        this.municipalities = municipalities;
        this.members = members;
        this.requests = requests;
        this.ids = ids;
    }

    @QueryMapping
    List<Branch> branchesToVerify(Member member, @Argument String municipality) {
        member.require(Role.CAMPAIGN_MANAGER);
        return municipalities
                .byCode(municipality)
                .map(found -> municipalities.codesOf(found).stream()
                        .flatMap(code -> branches.in(code).stream())
                        .toList())
                .orElse(List.of());
    }

    @MutationMapping
    VerifyBranchResult verifyBranch(Member member, @Argument VerifyBranchInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        return branchOf(input.branch())
                .flatMap(branch -> branches.verify(branch.id()))
                .<VerifyBranchResult>map(BranchVerified::new)
                .orElseGet(() -> new InputRejected(
                        Problems.in(null).add(UNKNOWN_BRANCH, "branch").list()));
    }

    @MutationMapping
    InviteMemberResult inviteMember(Member member, @Argument InviteMemberInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        var problems = Problems.in(null);
        var branch = branchOf(input.branch());
        if (branch.isEmpty()) {
            problems.add(UNKNOWN_BRANCH, "branch");
        } else if (!branch.get().isVerified()) {
            problems.add(BRANCH_NOT_VERIFIED, "branch");
        }
        var email = EmailAddress.parse(input.email());
        if (email.isEmpty()) {
            problems.add(INVALID_EMAIL, "email");
        } else if (members.isOfCampaign(email.get())) {
            problems.add(WORKS_FOR_CAMPAIGN, "email");
        }
        if (!input.role().isOfBranch()) {
            problems.add(OUT_OF_RANGE, "role");
        }
        problems.checkText(input.name(), true, Members.LONGEST_NAME, false, "name");
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var found = branch.orElseThrow();
        members.grant(email.orElseThrow(), input.name().strip(), "nl", new Grant(input.role(), found.id()));
        requests.ask(Kind.MEMBER, email.orElseThrow());
        return new MemberInvited(found);
    }

    @QueryMapping
    List<Worker> branchMembers(Member member, @Argument String branch) {
        member.require(Role.CAMPAIGN_MANAGER);
        return branchOf(branch).map(found -> members.actingFor(found.id())).orElse(List.of());
    }

    @SchemaMapping(typeName = "BranchMember", field = "id")
    String idOf(Worker worker) {
        return ids.encode(AccessController.TYPE, "", worker.id().value());
    }

    @MutationMapping
    RemoveMemberResult removeMember(Member member, @Argument RemoveMemberInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        var branch = branchOf(input.branch());
        if (branch.isEmpty()) {
            return new InputRejected(
                    Problems.in(null).add(UNKNOWN_BRANCH, "branch").list());
        }
        var found = branch.get();
        ids.keyOf(AccessController.TYPE, input.member())
                .ifPresent(key ->
                        members.revoke(new MemberId(key), grant -> found.id().equals(grant.branch())));
        return new MemberRemoved(found);
    }

    record RemoveMemberInput(String branch, String member) {}

    record VerifyBranchInput(String branch) {}

    record InviteMemberInput(String branch, String email, String name, Role role) {}

    private Optional<Branch> branchOf(String globalId) {
        return branches.idOf(globalId).flatMap(branches::byId);
    }
}
