package nl.gevraagd.prospect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.gevraagd.shared.Aggregate;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sign-up as it was sent in: one insert, whoever sends it. Vanishes after 7 days unless it is confirmed.
 *
 * @param prospect whom it will become
 * @param day which day's secret it is sealed under
 * @param content a {@link SignUp}
 * @param municipality CBS code, for the figures
 * @param vanishAt when it goes by itself; null once it is confirmed
 */
@Document("submissions")
record Submission(
        @Id SubmissionId id,
        ProspectId prospect,
        String day,
        Sealed content,
        String municipality,
        Instant at,
        @Nullable Instant vanishAt,
        @Nullable Instant confirmedAt,
        List<String> pending,
        @Version @Nullable Long version)
        implements Aggregate {

    /** It has to be decided which letter leaves: confirm, already signed up, or none. */
    static final String DECIDE_LETTER = "DECIDE_LETTER";
    /** It was confirmed: the person has to be written down. */
    static final String BECOME_PROSPECT = "BECOME_PROSPECT";

    /** Only of one that was confirmed. */
    Instant confirmed() {
        return Objects.requireNonNull(confirmedAt, "not confirmed yet");
    }
}
