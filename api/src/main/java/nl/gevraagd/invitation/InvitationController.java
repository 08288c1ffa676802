package nl.gevraagd.invitation;

import java.util.Optional;
import nl.gevraagd.access.Member;
import nl.gevraagd.invitation.AnswerInvitationResult.TokenNotValid;
import nl.gevraagd.invitation.Invitations.OpenInvitation;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.mail.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of invitations: by a branch's member, and by whoever holds the link in the letter. */
@Controller
class InvitationController {

    private static final String PURPOSE = "answer";

    private final Invitations invitations;
    private final Tokens tokens;

    InvitationController(Invitations invitations, Tokens tokens) {
        this.invitations = invitations;
        this.tokens = tokens;
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
                .map(lead -> invitations.answer(lead, input.answer()))
                .orElseGet(TokenNotValid::new);
    }

    record AnswerInvitationInput(String token, Answer answer) {}

    @QueryMapping
    @Nullable
    OpenInvitation openInvitation(@Argument String token) {
        return leadOf(token).flatMap(invitations::open).orElse(null);
    }

    private Optional<LeadRef> leadOf(String token) {
        return tokens.peek(token, PURPOSE).flatMap(LeadRef::parse);
    }
}
