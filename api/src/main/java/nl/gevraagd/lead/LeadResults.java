package nl.gevraagd.lead;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything a member can hear back who works on a lead: each thing they can do has answers of its own, and some in common. */
final class LeadResults {

    private LeadResults() {}

    sealed interface MoveLeadResult {}

    sealed interface DeclineLeadResult {}

    sealed interface AddLeadNoteResult {}

    record LeadMoved(Lead lead) implements MoveLeadResult {}

    record LeadDeclined(Lead lead) implements DeclineLeadResult {}

    record LeadNoteAdded(Lead lead) implements AddLeadNoteResult {}

    /** Somebody changed the lead meanwhile: this is how it is now. */
    record StaleVersion(Lead lead) implements MoveLeadResult, DeclineLeadResult {}

    record IllegalStageChange(LeadStage from, LeadStage to) implements MoveLeadResult {}

    /** Also the answer for a lead that does not exist or is not yours, so that nobody can probe who is here. */
    record LeadNotOpen(String id) implements MoveLeadResult, DeclineLeadResult, AddLeadNoteResult {}

    record InputRejected(List<Problem> problems) implements AddLeadNoteResult {}
}
