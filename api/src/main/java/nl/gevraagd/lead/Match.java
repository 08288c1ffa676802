package nl.gevraagd.lead;

import java.util.List;
import nl.gevraagd.party.Branch;

/** A lead and its branch, as the person sees it whom it is about. */
public record Match(Branch branch, Lead lead) {

    public List<String> reasons() {
        return MatchController.REASONS;
    }

    public LeadStage stage() {
        return lead.stage();
    }
}
