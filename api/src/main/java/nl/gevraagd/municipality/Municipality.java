package nl.gevraagd.municipality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A municipality as it is between two days.
 *
 * @param code CBS code, such as GM0344
 * @param aliases everyday and older names
 * @param seats of the council (Gemeentewet art. 8)
 * @param from first day on which this holds; null for as long as we know
 * @param until first day on which it does not hold any more; null when no end is known
 */
public record Municipality(
        String code,
        String name,
        List<String> aliases,
        String province,
        int population,
        int seats,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
