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
 * @param seatsEstimated whether that number may be off by two
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
        boolean seatsEstimated,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    boolean holdsOn(LocalDate day) {
        return hasBegunBy(day) && (until == null || day.isBefore(until));
    }

    boolean hasBegunBy(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    /** The end of the address of its page; the web client makes it by the same rule ({@code routes.ts}). */
    String slug() {
        return NameSearch.plain(name).replace(' ', '-');
    }
}
