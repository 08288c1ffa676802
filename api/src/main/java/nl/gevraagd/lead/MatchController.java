package nl.gevraagd.lead;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Consent;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.Hashes;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What citizens see of their own leads: which branch, why, and how far. */
@Controller
class MatchController {

    /** Matching looks at nothing else (requirement P8); branches have no themes of their own yet. */
    static final List<String> REASONS = List.of("SAME_MUNICIPALITY", "CHOSEN_BY_PROSPECT");

    private final Leads leads;
    private final Branches branches;

    MatchController(Leads leads, Branches branches) {
        this.leads = leads;
        this.branches = branches;
    }

    @SchemaMapping(typeName = "Prospect")
    List<Match> matches(Prospect prospect) {
        var consents = prospect.consents().all().stream()
                .filter(consent -> consent.branch() != null)
                .collect(Collectors.toMap(consent -> consent.id().value(), consent -> consent));
        var found = leads.ofProspect(prospect.id()).stream()
                .filter(lead -> consents.containsKey(lead.id().value()))
                .toList();
        var byId = branches.known(consents.values().stream()
                .map(consent -> Objects.requireNonNull(consent.branch()))
                .toList());
        return found.stream()
                .sorted(Comparator.comparing(lead -> lot(prospect, lead), Arrays::compare))
                .map(lead -> match(
                        lead, Objects.requireNonNull(consents.get(lead.id().value())), byId))
                .toList();
    }

    /** Drawn for this person and branch, so nobody's favour; a branch that was chosen twice keeps its order. */
    private static byte[] lot(Prospect prospect, Lead lead) {
        return Hashes.sha256(prospect.id().value() + lead.branch());
    }

    private static Match match(Lead lead, Consent consent, Map<BranchId, Branch> branches) {
        var branch = Objects.requireNonNull(branches.get(Objects.requireNonNull(consent.branch())));
        return new Match(branch, lead);
    }
}
