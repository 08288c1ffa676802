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
 * week and over all time.
 */
final class Table {

    private final List<Cell> cells;
    private final List<Whole> wholes;

    Table(Collection<Cell> cells) {
        this.cells = List.copyOf(cells);
        this.wholes = Stream.concat(wholes(Table::placeAround), wholes(Table::timeAround))
                .toList();
    }

    private Stream<Whole> wholes(Function<Cell, Optional<String>> around) {
        var parts = new TreeMap<String, List<String>>();
        for (var cell : cells) {
            around.apply(cell)
                    .ifPresent(whole -> parts.computeIfAbsent(whole, any -> new ArrayList<>())
                            .add(cell.id()));
        }
        return parts.entrySet().stream().map(entry -> new Whole(entry.getKey(), entry.getValue()));
    }

    private static Optional<String> placeAround(Cell cell) {
        var around = cell.province() == null ? Cell.COUNTRY : Cell.placeOf(cell.province());
        return cell.place().equals(Cell.COUNTRY) ? Optional.empty() : Optional.of(Cell.idOf(around, cell.week()));
    }

    private static Optional<String> timeAround(Cell cell) {
        return cell.week().equals(Cell.ALL) ? Optional.empty() : Optional.of(Cell.idOf(cell.place(), Cell.ALL));
    }

    /** The same cells with what may be shown of each. */
    List<Cell> judged() {
        var hidden = new HashMap<String, Set<String>>();
        for (var step : FunnelStepName.values()) {
            var counts = new HashMap<String, Integer>();
            cells.forEach(cell -> counts.put(cell.id(), cell.counts().getOrDefault(step.label(), 0)));
            hidden.put(step.label(), Disclosure.hidden(counts, wholes));
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
