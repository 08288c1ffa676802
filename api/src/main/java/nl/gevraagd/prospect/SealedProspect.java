package nl.gevraagd.prospect;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.shared.Aggregate;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A prospect as the database has it: who they are, whom they chose and whom they wait for is ciphertext.
 *
 * @param waiting keyed hashes of the branches waited for, to find the person when one joins
 * @param content what {@link Prospects} opens
 */
@Document("prospects")
public record SealedProspect(
        @Id ProspectId id,
        ProspectStatus status,
        String municipality,
        @Nullable String movedFrom,
        List<Theme> themes,
        @Nullable Integer hoursPerWeek,
        List<String> waiting,
        Sealed content,
        Instant signedUpAt,
        Instant confirmedAt,
        List<String> pending,
        @Version @Nullable Long version)
        implements Aggregate {}
