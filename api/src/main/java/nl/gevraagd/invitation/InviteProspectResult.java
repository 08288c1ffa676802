package nl.gevraagd.invitation;

import java.util.List;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.shared.Problem;

/** Everything a branch can hear back when it invites somebody. */
sealed interface InviteProspectResult {

    record ProspectInvited(Lead lead) implements InviteProspectResult {}

    /** Nothing was sent for a second time. */
    record AlreadyInvited(Lead lead) implements InviteProspectResult {}

    /** Also the answer for a lead that does not exist or is not yours, so that nobody can probe who is here. */
    record LeadNotOpen(String id) implements InviteProspectResult {}

    record InputRejected(List<Problem> problems) implements InviteProspectResult {}
}
