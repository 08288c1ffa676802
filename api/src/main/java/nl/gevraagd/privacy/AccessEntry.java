package nl.gevraagd.privacy;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A member read something of people (requirement P22). Written down before it was shown.
 *
 * @param branch keyed hash of the branch
 * @param what such as {@code CONTACT}
 * @param block the block of the chain it is sealed in; null until then
 */
@Document("audit")
record AccessEntry(
        @Id String id,
        Instant at,
        String branch,
        MemberId member,
        List<ProspectId> people,
        String what,
        @Nullable Long block) {}
