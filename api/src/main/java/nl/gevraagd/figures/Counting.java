package nl.gevraagd.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.gevraagd.lead.Lead;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.prospect.SignUpCounts;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Leases;
import nl.gevraagd.shared.Performs;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the cells in which somebody changed, anew and whole: nothing is ever incremented, so counting twice is harmless.
 * One instance does it, within a minute.
 */
@Component
class Counting {

    private static final String JOB = "figures";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int BATCH = 200;

    private final FigureRepository figures;
    private final SignUpCounts signUps;
    private final Leads leads;
    private final Municipalities municipalities;
    private final Branches branches;
    private final Leases leases;
    private final DatabaseClock clock;

    Counting(
            FigureRepository figures,
            SignUpCounts signUps,
            Leads leads,
            Municipalities municipalities,
            Branches branches,
            Leases leases,
            DatabaseClock clock) {
        this.figures = figures;
        this.signUps = signUps;
        this.leads = leads;
        this.municipalities = municipalities;
        this.branches = branches;
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

    /** Somebody's leads count where they live; who left is counted anew by their move. */
    @Performs(Lead.COUNT)
    void leadsChanged(List<Lead> leads) {
        var people = leads.stream().map(Lead::prospect).collect(toSet());
        figures.mark(signUps.originsOf(people).stream()
                .map(origin -> cellOf(origin.municipality(), Weeks.of(origin.signedUpAt())))
                .toList());
    }

    @Scheduled(fixedDelayString = "${gevraagd.figures.every:10s}")
    void count() {
        long term = leases.term(JOB, LEASE);
        if (term == 0) {
            return;
        }
        var began = clock.now();
        // each cell once: what is marked again meanwhile waits for the next round, or there would be no end of it
        for (var dirty = figures.dirtyAfter("", BATCH);
                !dirty.isEmpty();
                dirty = figures.dirtyAfter(dirty.getLast().id(), BATCH)) {
            figures.saveCounts(dirty.stream().map(this::counted).toList(), term);
            rollUp(dirty, term);
            if (leases.term(JOB, LEASE) != term) {
                return; // another instance counts anew what is marked
            }
            figures.unmark(dirty); // last: after a crash all of it is done anew
        }
        figures.countedUntil(began);
    }

    private Cell counted(Cell cell) {
        return Cell.counted(cell.place(), cell.province(), cell.week(), reached(cell.place(), cell.week()));
    }

    /** How many people who signed up in this week and live here reached each step. */
    Map<String, Integer> reached(String municipality, String week) {
        var from = Weeks.start(week);
        var until = from.plus(Duration.ofDays(7));
        int unconfirmed = signUps.unconfirmed(municipality, from, until);
        var confirmed = signUps.confirmed(municipality, from, until);
        var counts = new HashMap<String, Integer>();
        counts.put(FunnelStepName.SIGNED_UP.label(), unconfirmed + confirmed.size());
        counts.put(FunnelStepName.CONFIRMED.label(), confirmed.size());
        leads.furthest(confirmed)
                .forEach((stage, people) -> EnumSet.range(FunnelStepName.MATCHED, stepOf(stage))
                        .forEach(step -> counts.merge(step.label(), people, Integer::sum)));
        return counts;
    }

    private static FunnelStepName stepOf(LeadStage stage) {
        return stage == LeadStage.NEW ? FunnelStepName.MATCHED : FunnelStepName.valueOf(stage.name());
    }

    /** Sums what changed into all weeks, provinces and the country, and decides what of it may be shown. */
    private void rollUp(List<Cell> changed, long term) {
        var places = changed.stream().map(Cell::place).collect(toSet());
        figures.saveCounts(
                figures.weeksOf(places).stream().collect(groupingBy(Cell::place)).values().stream()
                        .map(weeks ->
                                total(weeks.getFirst().place(), weeks.getFirst().province(), Cell.ALL, weeks))
                        .toList(),
                term);
        var municipalities = figures.municipalitiesIn(Cell.ALL);
        Stream.concat(changed.stream().map(Cell::week), Stream.of(Cell.ALL))
                .distinct()
                .map(week -> week.equals(Cell.ALL) ? municipalities : figures.municipalitiesIn(week))
                .map(Counting::largerPlaces)
                .forEach(larger -> figures.saveCounts(larger, term));
        var cells = new ArrayList<>(municipalities);
        cells.addAll(figures.of(
                largerPlaces(municipalities).stream().map(Cell::place).toList()));
        var counted = cells.stream().map(Cell::id).collect(toSet());
        cells.addAll(uncounted(cells));
        figures.saveShown(
                new Table(cells, closed())
                        .judged().stream()
                                .filter(cell -> counted.contains(cell.id()))
                                .toList(),
                term);
    }

    /** Where and when nobody was counted yet, and could be. */
    List<Cell> uncounted(List<Cell> counted) {
        var there = counted.stream().map(Cell::id).collect(toSet());
        var weeks = counted.stream().map(Cell::week).collect(toCollection(TreeSet::new));
        weeks.addAll(List.of(Cell.ALL, Weeks.of(clock.now())));
        var all = municipalities.all();
        var provinces = all.stream().map(Municipality::province).distinct().map(Cell::placeOf);
        return Stream.concat(
                        all.stream()
                                .map(municipality ->
                                        Cell.counted(municipality.code(), municipality.province(), Cell.ALL, Map.of())),
                        Stream.concat(provinces, Stream.of(Cell.COUNTRY))
                                .flatMap(
                                        place -> weeks.stream().map(week -> Cell.counted(place, null, week, Map.of()))))
                .filter(cell -> !there.contains(cell.id()))
                .toList();
    }

    /** Municipalities and provinces where no branch takes part. */
    private Set<String> closed() {
        var open = municipalities.today(branches.municipalitiesTakingPart());
        var all = municipalities.all();
        var closed = all.stream()
                .map(Municipality::code)
                .filter(code -> !open.contains(code))
                .collect(toSet());
        all.stream().collect(groupingBy(Municipality::province)).forEach((province, there) -> {
            if (there.stream().map(Municipality::code).allMatch(closed::contains)) {
                closed.add(Cell.placeOf(province));
            }
        });
        return closed;
    }

    /** The provinces and the country in the week of these. */
    private static List<Cell> largerPlaces(List<Cell> municipalities) {
        var week = municipalities.getFirst().week();
        var all = new ArrayList<>(List.of(total(Cell.COUNTRY, null, week, municipalities)));
        municipalities.stream()
                .collect(groupingBy(cell -> Objects.requireNonNull(cell.province())))
                .forEach((province, cells) -> all.add(total(Cell.placeOf(province), null, week, cells)));
        return all;
    }

    private static Cell total(String place, @Nullable String province, String week, Collection<Cell> cells) {
        return Cell.counted(place, province, week, sum(cells));
    }

    private static Map<String, Integer> sum(Collection<Cell> cells) {
        var sum = new HashMap<String, Integer>();
        cells.forEach(cell -> cell.counts().forEach((step, count) -> sum.merge(step, count, Integer::sum)));
        return sum;
    }

    private FigureRepository.Dirty cellOf(String municipality, String week) {
        var province = municipalities.of(municipality).province();
        return new FigureRepository.Dirty(municipality, province, week);
    }
}
