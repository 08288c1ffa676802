package nl.gevraagd.lead;

import java.util.List;
import nl.gevraagd.party.Branch;

/** A lead and its branch, as the person sees it whom it is about. */
public record Match(Branch branch, Lead lead) {

    /** Matching looks at nothing else (requirement P8); branches have no themes of their own yet. */
    static final List<String> REASONS = List.of("SAME_MUNICIPALITY", "CHOSEN_BY_PROSPECT");

    public List<String> reasons() {
        return REASONS;
    }

    public LeadStage stage() {
        return lead.stage();
    }
}
