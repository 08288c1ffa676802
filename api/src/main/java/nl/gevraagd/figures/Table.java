package nl.gevraagd.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.gevraagd.figures.Disclosure.Whole;

/**
 * All cells of which anything is ever shown, judged together: municipalities over all time, provinces and the country by
 * week and over all time. Whoever has counted nobody yet is judged as well, so that nothing changes with the first person.
 */
final class Table {

    private final List<Cell> cells;
    private final Set<String> closed;

    /** @param closed the places where everybody knows that no branch takes part: nobody is matched there, so nothing is hidden by it */
    Table(Collection<Cell> cells, Set<String> closed) {
        this.cells = List.copyOf(cells);
        this.closed = Set.copyOf(closed);
    }

    private List<Whole> wholes(FunnelStepName step) {
        return Stream.concat(wholes(step, Table::placeAround), wholes(step, Table::timeAround))
                .toList();
    }

    private Stream<Whole> wholes(FunnelStepName step, Function<Cell, Optional<String>> around) {
        var parts = new TreeMap<String, List<String>>();
        for (var cell : cells) {
            around.apply(cell)
                    .filter(whole -> counts(cell, step))
                    .ifPresent(whole -> parts.computeIfAbsent(whole, any -> new ArrayList<>())
                            .add(cell.id()));
        }
        return parts.entrySet().stream().map(entry -> new Whole(entry.getKey(), entry.getValue()));
    }

    private boolean counts(Cell cell, FunnelStepName step) {
        return step.compareTo(FunnelStepName.MATCHED) < 0
                || !closed.contains(cell.place())
                || cell.counts().getOrDefault(step.label(), 0) > 0;
    }

    private static Optional<String> placeAround(Cell cell) {
        var around = cell.province() == null ? Cell.COUNTRY : Cell.placeOf(cell.province());
        return cell.place().equals(Cell.COUNTRY) ? Optional.empty() : Optional.of(Cell.idOf(around, cell.week()));
    }

    private static Optional<String> timeAround(Cell cell) {
        return cell.week().equals(Cell.ALL) ? Optional.empty() : Optional.of(Cell.idOf(cell.place(), Cell.ALL));
    }

    /** The same cells with what may be shown of each. What is hidden at a step is hidden at those after it: they are among them. */
    List<Cell> judged() {
        var hidden = new HashMap<String, Set<String>>();
        var before = Set.<String>of();
        for (var step : FunnelStepName.values()) {
            var counts = new HashMap<String, Integer>();
            cells.forEach(cell -> counts.put(cell.id(), cell.counts().getOrDefault(step.label(), 0)));
            before = Disclosure.hidden(counts, wholes(step), before);
            hidden.put(step.label(), before);
        }
        return cells.stream().map(cell -> judged(cell, hidden)).toList();
    }

    private static Cell judged(Cell cell, Map<String, Set<String>> hidden) {
        var shown = new HashMap<String, Integer>();
        cell.counts().forEach((step, count) -> {
            if (!hidden.getOrDefault(step, Set.of()).contains(cell.id())) {
                Disclosure.shown(count).ifPresent(value -> shown.put(step, value));
            }
        });
        return cell.shown(shown);
    }
}
