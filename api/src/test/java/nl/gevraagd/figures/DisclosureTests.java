package nl.gevraagd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisclosureTests {

    @Test
    void nothingBelowTenIsShownAndOnePersonMoreIsNotSeen() {
        assertThat(Disclosure.shown(0)).isEmpty();
        assertThat(Disclosure.shown(9)).isEmpty();
        assertThat(Disclosure.shown(10)).contains(10);
        assertThat(Disclosure.shown(14)).contains(10);
        assertThat(Disclosure.shown(15)).contains(15);
    }

    @Test
    void aLoneHiddenPartHidesTheNextSmallest() {
        assertThat(Disclosure.hidden(Map.of("a", 3, "b", 12, "c", 40))).containsExactlyInAnyOrder("a", "b");
        assertThat(Disclosure.hidden(Map.of("a", 3, "b", 4, "c", 40))).containsExactlyInAnyOrder("a", "b");
        assertThat(Disclosure.hidden(Map.of("a", 0, "b", 12, "c", 40))).containsExactly("a");
        assertThat(Disclosure.hidden(Map.of("a", 11, "b", 12))).isEmpty();
    }

    @Test
    void weeksAreWholeIsoWeeks() {
        assertThat(Weeks.of(Instant.parse("2026-11-24T10:00:00Z"))).isEqualTo("2026-W48");
        assertThat(Weeks.of(Instant.parse("2027-01-01T10:00:00Z"))).isEqualTo("2026-W53");
        assertThat(Weeks.start("2026-W48")).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(Weeks.isWeek("2026-W60")).isFalse();
        assertThat(Weeks.isWeek("2026-11-24")).isFalse();
    }
}
