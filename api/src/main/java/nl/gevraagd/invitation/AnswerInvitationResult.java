package nl.gevraagd.invitation;

import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.party.Branch;
import org.jspecify.annotations.Nullable;

/** Everything a prospect can hear back when they answer by the link of the letter. */
sealed interface AnswerInvitationResult {

    /** @param answer the answer in force: a yes cannot be taken back here once the branch has met the person */
    record InvitationAnswered(Answer answer, @Nullable Branch branch)
            implements AnswerInvitationResult, AnswerMyInvitationResult {}

    record TokenNotValid() implements AnswerInvitationResult {

        public String code() {
            return "NOT_VALID";
        }
    }
}
