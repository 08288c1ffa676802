package nl.gevraagd.prospect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import nl.gevraagd.party.BranchId;
import org.jspecify.annotations.Nullable;

/**
 * One consent (GDPR art. 6, 7 and 9).
 *
 * @param branch the recipient of {@link ConsentPurpose#SHARE_WITH_BRANCH}, null for other purposes
 * @param textVersion which text the person read
 * @param textHash SHA-256 of exactly that text, in hex
 * @param locale the language it was read in
 */
public record Consent(
        ConsentId id,
        ConsentPurpose purpose,
        @Nullable BranchId branch,
        String textVersion,
        String textHash,
        String locale,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {

    @JsonIgnore
    public boolean isLive() {
        return withdrawnAt == null;
    }

    boolean isFor(ConsentPurpose purpose, @Nullable BranchId branch) {
        return this.purpose == purpose && (branch == null || branch.equals(this.branch));
    }

    Consent withdrawn(Instant now) {
        return new Consent(id, purpose, branch, textVersion, textHash, locale, givenAt, now);
    }
}
