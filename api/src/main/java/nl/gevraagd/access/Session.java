package nl.gevraagd.access;

import java.time.Instant;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody is signed in: a member or a citizen, never both. What they may do is not in it.
 *
 * @param id hash of the cookie's value
 * @param usedAt moved on at most once a minute
 */
@Document("sessions")
record Session(
        @Id String id, @Nullable MemberId member, @Nullable ProspectId citizen, Instant createdAt, Instant usedAt) {}
