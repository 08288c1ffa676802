package nl.gevraagd.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.shared.Leases;
import nl.gevraagd.shared.Performs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the cells in which somebody changed, anew and whole: nothing is ever incremented, so counting twice is harmless.
 * One instance does it, within a minute.
 */
@Component
class Counting {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int BATCH = 200;

    private final FigureRepository figures;
    private final PeopleCounts people;
    private final Municipalities municipalities;
    private final Leases leases;
    private final Clock clock;

    Counting(FigureRepository figures, PeopleCounts people, Municipalities municipalities, Leases leases, Clock clock) {
        this.figures = figures;
        this.people = people;
        this.municipalities = municipalities;
        this.leases = leases;
        this.clock = clock;
    }

    /** Whoever moved counts where they live now, and no more where they came from. */
    @Performs(Prospect.COUNT)
    void prospectsChanged(List<SealedProspect> prospects) {
        figures.mark(prospects.stream()
                .flatMap(prospect -> Stream.of(prospect.municipality(), prospect.movedFrom())
                        .filter(Objects::nonNull)
                        .map(municipality -> cellOf(municipality, Weeks.of(prospect.signedUpAt()))))
                .toList());
    }

    /** The cell is that of the person's sign-up, in the municipality of the lead: after a move, the one they left. */
    @Performs(Lead.COUNT)
    void leadsChanged(List<Lead> leads) {
        var weeks = people.weeksOf(leads.stream().map(Lead::prospect).collect(toSet()));
        figures.mark(leads.stream()
                .filter(lead -> weeks.containsKey(lead.prospect()))
                .map(lead -> cellOf(lead.municipality(), weeks.getOrDefault(lead.prospect(), "")))
                .toList());
    }

    @Scheduled(fixedDelayString = "${gevraagd.figures.every:10s}")
    void count() {
        if (!leases.hold("figures", LEASE)) {
            return;
        }
        var dirty = figures.dirty(BATCH);
        while (!dirty.isEmpty()) {
            dirty.forEach(this::count);
            rollUp(dirty);
            leases.hold("figures", LEASE);
            dirty = figures.dirty(BATCH);
        }
    }

    private void count(Cell cell) {
        figures.unmark(cell);
        figures.saveCounts(cell, people.count(cell.place(), cell.week()));
    }

    /** Sums what changed into all weeks, provinces and the country, and decides what of it may be shown. */
    private void rollUp(List<Cell> changed) {
        var now = clock.instant();
        var totals = new ArrayList<Cell>();
        for (var place : changed.stream().map(Cell::place).collect(toSet())) {
            var weeks = figures.weeksOf(place);
            var first = weeks.getFirst();
            totals.add(new Cell(
                    Cell.idOf(place, Cell.ALL), place, first.province(), Cell.ALL, sum(weeks), Map.of(), now, null));
        }
        figures.save(totals);
        var weeks = new LinkedHashSet<>(changed.stream().map(Cell::week).toList());
        weeks.add(Cell.ALL);
        for (var week : weeks) {
            figures.save(judged(week, figures.municipalitiesIn(week)));
        }
    }

    /** The cells of one week, of all places, with what may be shown of each. */
    private List<Cell> judged(String week, List<Cell> municipalityCells) {
        var now = clock.instant();
        var judged = new ArrayList<Cell>();
        var provinces = new ArrayList<Cell>();
        municipalityCells.stream()
                .collect(groupingBy(cell -> Objects.requireNonNull(cell.province())))
                .forEach((province, cells) -> {
                    judged.addAll(shown(cells));
                    provinces.add(total(Cell.placeOf(province), week, cells));
                });
        judged.addAll(shown(provinces));
        var country = total(Cell.COUNTRY, week, municipalityCells);
        judged.add(with(country, Disclosure.shown(country.counts())));
        return judged.stream()
                .map(cell -> new Cell(
                        cell.id(), cell.place(), cell.province(), week, cell.counts(), cell.shown(), now, null))
                .toList();
    }

    private static List<Cell> shown(List<Cell> siblings) {
        Map<String, Set<String>> hidden = new HashMap<>();
        for (var step : FunnelStepName.values()) {
            var parts = new HashMap<String, Integer>();
            siblings.forEach(cell -> parts.put(cell.place(), cell.counts().getOrDefault(step.label(), 0)));
            hidden.put(step.label(), Disclosure.hidden(parts));
        }
        return siblings.stream()
                .map(cell -> {
                    var shown = new HashMap<>(Disclosure.shown(cell.counts()));
                    shown.keySet()
                            .removeIf(
                                    step -> hidden.getOrDefault(step, Set.of()).contains(cell.place()));
                    return with(cell, shown);
                })
                .toList();
    }

    private static Cell with(Cell cell, Map<String, Integer> shown) {
        return new Cell(cell.id(), cell.place(), cell.province(), cell.week(), cell.counts(), shown, cell.asOf(), null);
    }

    private static Cell total(String place, String week, Collection<Cell> cells) {
        return new Cell(Cell.idOf(place, week), place, null, week, sum(cells), Map.of(), null, null);
    }

    private static Map<String, Integer> sum(Collection<Cell> cells) {
        var sum = new HashMap<String, Integer>();
        cells.forEach(cell -> cell.counts().forEach((step, count) -> sum.merge(step, count, Integer::sum)));
        return sum;
    }

    private FigureRepository.Dirty cellOf(String municipality, String week) {
        var province = municipalities.byCode(municipality).orElseThrow().province();
        return new FigureRepository.Dirty(municipality, province, week);
    }
}
