package nl.gevraagd.access;

import java.util.List;
import nl.gevraagd.access.Members.Worker;
import nl.gevraagd.access.TeamResults.InviteMemberResult;
import nl.gevraagd.access.TeamResults.RemoveMemberResult;
import nl.gevraagd.access.TeamResults.VerifyBranchResult;
import nl.gevraagd.party.Branch;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of branches and who works for them, by a campaign manager. */
@Controller
class TeamController {

    private final Team team;
    private final Members members;

    TeamController(Team team, Members members) {
        this.team = team;
        this.members = members;
    }

    @QueryMapping
    List<Branch> branchesToVerify(Member member, @Argument String municipality) {
        member.require(Role.CAMPAIGN_MANAGER);
        return team.toVerify(municipality);
    }

    @MutationMapping
    VerifyBranchResult verifyBranch(Member member, @Argument VerifyBranchInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        return team.verify(input.branch());
    }

    @MutationMapping
    InviteMemberResult inviteMember(Member member, @Argument InviteMemberInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        return team.invite(input.branch(), input.email(), input.name(), input.role());
    }

    @QueryMapping
    List<Worker> branchMembers(Member member, @Argument String branch) {
        member.require(Role.CAMPAIGN_MANAGER);
        return team.membersOf(branch);
    }

    @SchemaMapping(typeName = "BranchMember", field = "id")
    String idOf(Worker worker) {
        return members.globalId(worker.id());
    }

    @MutationMapping
    RemoveMemberResult removeMember(Member member, @Argument RemoveMemberInput input) {
        member.require(Role.CAMPAIGN_MANAGER);
        return team.remove(input.branch(), input.member());
    }

    record RemoveMemberInput(String branch, String member) {}

    record VerifyBranchInput(String branch) {}

    record InviteMemberInput(String branch, String email, String name, Role role) {}
}
