package nl.gevraagd.lead;

import java.time.Instant;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.Sealed;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a member wrote about a lead, for their own branch.
 *
 * @param branch keyed hash of the branch
 * @param text under the prospect's key: it goes when the person goes
 */
@Document("lead_notes")
record LeadNote(@Id String id, String branch, LeadId lead, Instant at, MemberId by, Sealed text) {}
