package nl.gevraagd.municipality;

import java.time.LocalDate;
import java.util.Set;

/**
 * An election with days of its own.
 *
 * @param id such as GR2030
 * @param nominationDay lists are handed in (Kieswet F 1)
 * @param installation the new council begins (Kieswet C 4)
 * @param municipalities CBS codes; {@code *} for all of them
 */
public record Election(
        String id,
        ElectionKind kind,
        LocalDate nominationDay,
        LocalDate electionDay,
        LocalDate installation,
        Set<String> municipalities) {

    boolean isIn(String municipality) {
        return municipalities.contains("*") || municipalities.contains(municipality);
    }
}
