package nl.gevraagd.mail;

import java.time.Instant;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One letter in the outbox: ids and a fate, never an address or a text.
 *
 * @param id the occasion: it can exist once
 * @param letterId what the outside sees of it, the same for every attempt
 * @param lease who has it in hand, until when
 * @param fence grows with every claim
 * @param reply the class of the last answer, such as {@code 250} or {@code 4.2.1}
 * @param tokenKey version of the key that its token is made with
 * @param tokenHash of the token in its link
 */
@Document("letters")
record Letter(
        @Id String id,
        String letterId,
        LetterKind kind,
        String subject,
        @Nullable ProspectId recipient,
        LetterState state,
        boolean urgent,
        Instant dueAt,
        Instant createdAt,
        @Nullable Lease lease,
        long fence,
        int attempts,
        Instant since,
        @Nullable Instant acceptedAt,
        @Nullable String reply,
        @Nullable Integer tokenKey,
        @Nullable String tokenHash,
        @Nullable Instant tokenUsedAt) {

    record Lease(String owner, Instant until) {}
}
