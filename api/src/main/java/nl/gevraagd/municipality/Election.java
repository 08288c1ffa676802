package nl.gevraagd.municipality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
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

    /**
     * What an election of councils on this day is called by the rules of Kieswet F 1 and J 1 and Wet arhi 55: 44 days after
     * the Monday of nomination. Empty for a day on which no council is elected.
     */
    static Optional<String> councilElectionOn(LocalDate day) {
        var nomination = day.minusDays(44);
        var inYear = MonthDay.from(nomination);
        if (nomination.getDayOfWeek() != DayOfWeek.MONDAY) {
            return Optional.empty();
        }
        if (day.getYear() % 4 == 2 && !inYear.isBefore(MonthDay.of(1, 30)) && !inYear.isAfter(MonthDay.of(2, 5))) {
            return Optional.of("GR" + day.getYear());
        }
        return inYear.isBefore(MonthDay.of(10, 5)) || inYear.isAfter(MonthDay.of(10, 11))
                ? Optional.empty()
                : Optional.of("HR" + day.getYear());
    }

    /** Councils are elected every four years (Kieswet F 1), and in any year before a re-division (Wet arhi 55). */
    static boolean couldBe(String id) {
        return !id.startsWith("GR") || Integer.parseInt(id.substring(2)) % 4 == 2;
    }

    boolean isIn(String municipality) {
        return municipalities.contains("*") || municipalities.contains(municipality);
    }
}
