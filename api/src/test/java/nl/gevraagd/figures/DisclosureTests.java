package nl.gevraagd.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.gevraagd.shared.BadArgument;
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
        assertThat(hidden(Map.of("a", 3, "b", 12, "c", 40))).containsExactlyInAnyOrder("a", "b");
        assertThat(hidden(Map.of("a", 3, "b", 4, "c", 40))).containsExactlyInAnyOrder("a", "b");
        assertThat(hidden(Map.of("a", 0, "b", 12, "c", 40)))
                .as("the same before the first person")
                .containsExactlyInAnyOrder("a", "b");
        assertThat(hidden(Map.of("a", 11, "b", 12))).isEmpty();
    }

    @Test
    void partsThatTogetherAreAllNearNineHideMore() {
        assertThat(hidden(Map.of("a", 14, "b", 14, "c", 14, "d", 9, "e", 9)))
                .as("60 less 3 × 14 is 18: both would be 9")
                .contains("d", "e")
                .hasSize(3);
        assertThat(hidden(Map.of("a", 9, "b", 9, "c", 9)))
                .as("nothing is left to hide but the whole")
                .containsExactlyInAnyOrder("a", "b", "c", "whole");
    }

    private static Set<String> hidden(Map<String, Integer> parts) {
        var counts = new HashMap<>(parts);
        counts.put("whole", parts.values().stream().mapToInt(count -> count).sum());
        return Disclosure.hidden(counts, List.of(new Disclosure.Whole("whole", parts.keySet())), Set.of());
    }

    @Test
    void whatIsHiddenAtAStepIsHiddenAtThoseAfterIt() {
        var cells = List.of(
                province("a", Map.of("signed_up", 30, "confirmed", 9, "matched", 9)),
                province("b", Map.of("signed_up", 30, "confirmed", 11, "matched", 11)),
                province("c", Map.of("signed_up", 60, "confirmed", 60, "matched", 60)),
                Cell.counted(Cell.COUNTRY, null, Cell.ALL, Map.of("signed_up", 120, "confirmed", 80, "matched", 80)));
        assertThat(new Table(cells, Set.of()).judged())
                .extracting(cell -> cell.place() + " " + new TreeMap<>(cell.shown()))
                .containsExactly(
                        "province:a {signed_up=30}",
                        "province:b {signed_up=30}",
                        "province:c {confirmed=60, matched=60, signed_up=60}",
                        "nl {confirmed=80, matched=80, signed_up=120}");
    }

    @Test
    void aPlaceWhereNoBranchTakesPartHidesNobodyWhoIsMatchedElsewhere() {
        var counts = Map.of("signed_up", 30, "confirmed", 30, "matched", 12);
        var cells = List.of(
                province("a", Map.of("signed_up", 30, "confirmed", 30)),
                province("b", counts),
                Cell.counted(Cell.COUNTRY, null, Cell.ALL, Map.of("signed_up", 60, "confirmed", 60, "matched", 12)));
        assertThat(shownOfB(new Table(cells, Set.of("province:a")))).containsEntry("matched", 10);
        assertThat(shownOfB(new Table(cells, Set.of())))
                .as("somebody could be matched there")
                .doesNotContainKey("matched");
    }

    private static Map<String, Integer> shownOfB(Table table) {
        return table.judged().get(1).shown();
    }

    private static Cell province(String name, Map<String, Integer> counts) {
        return Cell.counted(Cell.placeOf(name), null, Cell.ALL, counts);
    }

    /** Requirement P24, against somebody who even knows which of the hidden numbers are small. */
    @Test
    void noNumberBelowTenCanBeWorkedOutFromAllThatIsShown() {
        var random = new Random(47);
        int hiddenInAll = 0;
        int shownInAll = 0;
        for (int i = 0; i < 2_000; i++) {
            var cells = randomTable(random);
            var judged = new Table(cells, Set.of()).judged();
            var bounds = new Bounds();
            for (var step : STEPS) {
                for (var cell : judged) {
                    int count = cell.counts().getOrDefault(step, 0);
                    var shown = cell.shown().get(step);
                    if (shown == null) {
                        hiddenInAll++;
                        bounds.set(step + cell.id(), count < 10 ? 0 : 10, count < 10 ? 9 : Integer.MAX_VALUE / 1_000);
                    } else {
                        shownInAll++;
                        assertThat(count).isBetween(shown, shown + 4).isGreaterThanOrEqualTo(10);
                        bounds.set(step + cell.id(), shown, shown + 4);
                    }
                }
            }
            bounds.narrow(sums(cells), cells);
            for (var step : STEPS) {
                for (var cell : judged) {
                    int count = cell.counts().getOrDefault(step, 0);
                    assertThat(bounds.lowestOf(step + cell.id())).isLessThanOrEqualTo(count);
                    if (count < 10) {
                        assertThat(bounds.lowestOf(step + cell.id()))
                                .as("table %d: %s of %s is %d", i, step, cell.id(), count)
                                .isLessThan(bounds.highestOf(step + cell.id()));
                    }
                }
            }
        }
        assertThat(shownInAll).as("figures are of use").isGreaterThan(hiddenInAll / 3);
    }

    /** Who is at the second was at the first. */
    private static final List<String> STEPS = List.of("signed_up", "confirmed");

    /** Three provinces with a few municipalities each, over a few weeks, most of it near what may just be shown. */
    private static List<Cell> randomTable(Random random) {
        int weeks = 1 + random.nextInt(5);
        var byMunicipality = new TreeMap<String, Map<String, Integer>>();
        var byProvince = new TreeMap<String, Map<String, Integer>>();
        for (int province = 0; province < 3; province++) {
            int municipalities = 1 + random.nextInt(4);
            for (int m = 0; m < municipalities; m++) {
                for (int week = 0; week < weeks; week++) {
                    int first = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(16);
                    int second = first - random.nextInt(1 + random.nextInt(first + 1));
                    add(byMunicipality, province + "-" + m, first, second);
                    for (var place : List.of("province:" + province, Cell.COUNTRY)) {
                        add(byProvince, Cell.idOf(place, "w" + week), first, second);
                        add(byProvince, Cell.idOf(place, Cell.ALL), first, second);
                    }
                }
            }
        }
        var cells = new ArrayList<Cell>();
        byMunicipality.forEach((name, counts) -> cells.add(Cell.counted(name, name.substring(0, 1), Cell.ALL, counts)));
        byProvince.forEach((id, counts) -> {
            var parts = id.split("\\|", -1);
            cells.add(Cell.counted(parts[0], null, parts[1], counts));
        });
        return cells;
    }

    private static void add(Map<String, Map<String, Integer>> all, String name, int first, int second) {
        var counts = all.computeIfAbsent(name, any -> new HashMap<>());
        counts.merge(STEPS.getFirst(), first, Integer::sum);
        counts.merge(STEPS.getLast(), second, Integer::sum);
    }

    /** What adds up to what, said here once more and in another way. */
    private static Map<String, List<List<String>>> sums(List<Cell> cells) {
        var sums = new HashMap<String, List<List<String>>>();
        for (var whole : cells) {
            var ways = new ArrayList<List<String>>();
            if (whole.place().equals(Cell.COUNTRY)) {
                ways.add(idsOf(
                        cells,
                        one -> one.province() == null
                                && !one.place().equals(Cell.COUNTRY)
                                && one.week().equals(whole.week())));
            }
            if (whole.place().equals(Cell.COUNTRY) && whole.week().equals(Cell.ALL)) {
                ways.add(idsOf(cells, one -> one.province() != null));
            }
            if (whole.province() == null && whole.week().equals(Cell.ALL)) {
                ways.add(idsOf(
                        cells,
                        one -> one.place().equals(whole.place()) && !one.week().equals(Cell.ALL)));
                ways.add(idsOf(cells, one -> ("province:" + one.province()).equals(whole.place())));
            }
            ways.removeIf(List::isEmpty);
            sums.put(whole.id(), ways);
        }
        return sums;
    }

    private static List<String> idsOf(List<Cell> cells, Predicate<Cell> which) {
        return cells.stream().filter(which).map(Cell::id).toList();
    }

    /** Between what each number must be, narrowed by every sum until no sum narrows it any more. */
    private static final class Bounds {

        private final Map<String, Integer> lowest = new HashMap<>();
        private final Map<String, Integer> highest = new HashMap<>();

        int lowestOf(String name) {
            return lowest.getOrDefault(name, 0);
        }

        int highestOf(String name) {
            return highest.getOrDefault(name, 0);
        }

        void set(String name, int low, int high) {
            lowest.put(name, low);
            highest.put(name, high);
        }

        void narrow(Map<String, List<List<String>>> sums, List<Cell> cells) {
            boolean narrower = true;
            while (narrower) {
                narrower = false;
                for (var step : STEPS) {
                    for (var sum : sums.entrySet()) {
                        for (var parts : sum.getValue()) {
                            narrower |= narrow(
                                    step + sum.getKey(),
                                    parts.stream().map(part -> step + part).toList());
                        }
                    }
                }
                for (var cell : cells) {
                    var first = STEPS.getFirst() + cell.id();
                    var second = STEPS.getLast() + cell.id();
                    narrower |= narrow(second, 0, highestOf(first));
                    narrower |= narrow(first, lowestOf(second), Integer.MAX_VALUE / 1_000);
                }
            }
        }

        private boolean narrow(String whole, List<String> parts) {
            int low = parts.stream().mapToInt(this::lowestOf).sum();
            int high = parts.stream().mapToInt(this::highestOf).sum();
            boolean narrower = narrow(whole, low, high);
            for (var part : parts) {
                narrower |= narrow(
                        part, lowestOf(whole) - (high - highestOf(part)), highestOf(whole) - (low - lowestOf(part)));
            }
            return narrower;
        }

        private boolean narrow(String name, int low, int high) {
            boolean narrower = low > lowestOf(name) || high < highestOf(name);
            lowest.merge(name, low, Math::max);
            highest.merge(name, high, Math::min);
            return narrower;
        }
    }

    @Test
    void weeksAreWholeIsoWeeks() {
        assertThat(Weeks.of(Instant.parse("2026-11-24T10:00:00Z"))).isEqualTo("2026-W48");
        assertThat(Weeks.of(Instant.parse("2027-01-01T10:00:00Z"))).isEqualTo("2026-W53");
        assertThat(Weeks.start("2026-W48")).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(Weeks.read("2026-W48")).isEqualTo("2026-W48");
        for (var none : List.of(
                "2026-W60",
                "2025-W53",
                "2026-11-24",
                "",
                "2026-w48",
                " 2026-W48",
                "0000-W01",
                "+99999-W01",
                "-2026-W01")) {
            assertThatThrownBy(() -> Weeks.read(none)).as(none).isInstanceOf(BadArgument.class);
        }
    }
}
