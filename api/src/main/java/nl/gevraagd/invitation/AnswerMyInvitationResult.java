package nl.gevraagd.invitation;

import nl.gevraagd.invitation.AnswerInvitationResult.InvitationAnswered;
import nl.gevraagd.invitation.AnswerMyInvitationResult.InvitationNotOpen;

/** Everything a prospect can hear back when they answer on their own page. */
sealed interface AnswerMyInvitationResult permits InvitationAnswered, InvitationNotOpen {

    record InvitationNotOpen(String id) implements AnswerMyInvitationResult {}
}
