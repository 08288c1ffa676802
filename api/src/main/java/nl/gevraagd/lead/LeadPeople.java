package nl.gevraagd.lead;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Component;

/**
 * The people behind the leads of one request, read once. Whoever asks for something of a person gets it only through
 * {@link #allowing}, which checks the live consent.
 */
@Component
class LeadPeople {

    private final Prospects prospects;
    private final BranchKeys keys;

    LeadPeople(Prospects prospects, BranchKeys keys) {
        this.prospects = prospects;
        this.keys = keys;
    }

    /** What was read for an earlier event of a subscription does not count for the next. */
    static void forget(GraphQLContext request) {
        request.delete(LeadPeople.class);
    }

    /** The person behind each lead, where the branch has their consent at this moment. */
    Map<LeadId, Prospect> allowing(Collection<Lead> leads, GraphQLContext request) {
        Map<ProspectId, Optional<Prospect>> read = request.computeIfAbsent(LeadPeople.class, any -> new HashMap<>());
        Map<LeadId, Prospect> allowed = new HashMap<>();
        synchronized (read) {
            var missing = leads.stream()
                    .map(Lead::prospect)
                    .filter(id -> !read.containsKey(id))
                    .distinct()
                    .toList();
            missing.forEach(id -> read.put(id, Optional.empty()));
            if (!missing.isEmpty()) {
                prospects.find(missing).forEach(prospect -> read.put(prospect.id(), Optional.of(prospect)));
            }
            for (var lead : leads) {
                personOf(lead, read).ifPresent(prospect -> allowed.put(lead.id(), prospect));
            }
        }
        return allowed;
    }

    private Optional<Prospect> personOf(Lead lead, Map<ProspectId, Optional<Prospect>> read) {
        Optional<BranchId> branch = keys.branchOf(lead);
        return read.getOrDefault(lead.prospect(), Optional.empty())
                .filter(prospect -> branch.filter(prospect::allows).isPresent())
                .filter(prospect -> isOf(lead, prospect));
    }

    /** A lead of an earlier consent stays closed when the person consents anew. */
    private static boolean isOf(Lead lead, Prospect prospect) {
        return prospect.consents().liveForBranches().stream()
                .anyMatch(consent -> consent.id().value().equals(lead.id().value()));
    }
}
