package nl.gevraagd.invitation;

import java.util.Optional;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.LeadId;

/** How a letter names its lead: with the branch key in front, so that a look-up goes to one shard. */
record LeadRef(String branchKey, LeadId lead) {

    static LeadRef of(Lead lead) {
        return new LeadRef(lead.branch(), lead.id());
    }

    static Optional<LeadRef> parse(String subject) {
        int colon = subject.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new LeadRef(subject.substring(0, colon), new LeadId(subject.substring(colon + 1))));
    }

    String subject() {
        return branchKey + ":" + lead.value();
    }
}
