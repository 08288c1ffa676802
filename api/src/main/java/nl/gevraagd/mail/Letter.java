package nl.gevraagd.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Of one letter in the outbox, what its sender needs: ids, never an address or a text. Its state, lease and times are the
 * database's ({@link LetterRepository}).
 *
 * @param id the occasion: it can exist once
 * @param letterId what the outside sees of it, the same for every attempt
 * @param createdAt its date: when it was put in, or may leave first
 * @param wantedAt since when somebody wants it, however often it was tried since
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
        boolean urgent,
        Instant createdAt,
        Instant wantedAt,
        long fence,
        int attempts,
        Instant since,
        @Nullable String reply,
        @Nullable Integer tokenKey,
        @Nullable String tokenHash) {}
