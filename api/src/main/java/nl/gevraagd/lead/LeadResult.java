package nl.gevraagd.lead;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything a member can hear back who works on a lead. */
public sealed interface LeadResult {

    record LeadMoved(Lead lead) implements LeadResult {}

    record LeadDeclined(Lead lead) implements LeadResult {}

    record LeadNoteAdded(Lead lead) implements LeadResult {}

    /** Somebody changed the lead meanwhile: this is how it is now. */
    record StaleVersion(Lead lead) implements LeadResult {}

    record IllegalStageChange(LeadStage from, LeadStage to) implements LeadResult {}

    /** Also the answer for a lead that does not exist or is not yours, so that nobody can probe who is here. */
    record LeadNotOpen(String id) implements LeadResult {}

    record InputRejected(List<Problem> problems) implements LeadResult {}
}
