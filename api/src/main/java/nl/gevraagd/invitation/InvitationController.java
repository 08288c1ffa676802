package nl.gevraagd.invitation;

import java.util.Optional;
import nl.gevraagd.access.Citizen;
import nl.gevraagd.access.Member;
import nl.gevraagd.invitation.AnswerInvitationResult.TokenNotValid;
import nl.gevraagd.invitation.AnswerMyInvitationResult.InvitationNotOpen;
import nl.gevraagd.invitation.Invitations.OpenInvitation;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.Match;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.Tokens;
import nl.gevraagd.party.Branches;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of invitations: by a branch's member, by whoever holds the link in the letter, and by the person on their own page. */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final Tokens tokens;
    private final Branches branches;

    InvitationController(Invitations invitations, Tokens tokens, Branches branches) {
        this.invitations = invitations;
        this.tokens = tokens;
        this.branches = branches;
    }

    @MutationMapping
    InviteProspectResult inviteProspect(Member member, @Argument InviteProspectInput input) {
        member.requireBranchWorker();
        return invitations.invite(member, input.lead(), input.message(), input.idempotencyKey());
    }

    record InviteProspectInput(
            String lead, @Nullable String message, @Nullable String idempotencyKey) {}

    @MutationMapping
    AnswerInvitationResult answerInvitation(@Argument AnswerInvitationInput input) {
        return leadOf(input.token())
                .flatMap(lead -> invitations.answer(lead, input.answer()))
                .<AnswerInvitationResult>map(answered -> answered)
                .orElseGet(TokenNotValid::new);
    }

    record AnswerInvitationInput(String token, Answer answer) {}

    @QueryMapping
    @Nullable
    OpenInvitation openInvitation(@Argument String token) {
        return leadOf(token).flatMap(invitations::open).orElse(null);
    }

    @MutationMapping
    AnswerMyInvitationResult answerMyInvitation(Citizen citizen, @Argument AnswerMyInvitationInput input) {
        return branches.idOf(input.branch())
                .flatMap(branch -> invitations.answer(citizen.id(), branch, input.answer()))
                .<AnswerMyInvitationResult>map(answered -> answered)
                .orElseGet(() -> new InvitationNotOpen(input.branch()));
    }

    record AnswerMyInvitationInput(String branch, Answer answer) {}

    @SchemaMapping(typeName = "Match")
    @Nullable
    OpenInvitation invitation(Match match) {
        return invitations.open(match.lead(), match.branch()).orElse(null);
    }

    private Optional<LeadRef> leadOf(String token) {
        return tokens.peek(token, LetterKind.INVITATION).flatMap(LeadRef::parse);
    }
}
