package nl.gevraagd.figures;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What figures may show (requirement P24). Below 10 nothing is shown, and from there on only multiples of 5, so that one
 * person more is not seen. Where a hidden number could be found from a whole and its other parts, more is hidden: a part
 * that is alone, and parts that together are so many that each of them has to be near 9. What is hidden does not depend on whether a
 * small number is 0: else the first person would be seen in what is hidden beside them.
 */
final class Disclosure {

    static final int SMALLEST = 10;
    static final int STEP = 5;

    /** What rounding leaves open: a shown number is at most so many below the real one. */
    private static final int OPEN = STEP - 1;

    private static final int LARGEST_HIDDEN = SMALLEST - 1;

    private final Map<String, Integer> counts;
    private final Set<String> hidden = new HashSet<>();

    private Disclosure(Map<String, Integer> counts, Set<String> closed) {
        this.counts = counts;
        hidden.addAll(closed);
        counts.forEach((name, count) -> {
            if (count < SMALLEST) {
                hidden.add(name);
            }
        });
    }

    /** A number that is the sum of others, all of which may be shown. */
    record Whole(String name, Collection<String> parts) {}

    static Optional<Integer> shown(int count) {
        return count < SMALLEST ? Optional.empty() : Optional.of(count - count % STEP);
    }

    /**
     * Which numbers of a table stay hidden.
     *
     * @param counts each number by its name, wholes too
     * @param wholes which of them add up to which
     * @param closed what has to be hidden in any case
     */
    static Set<String> hidden(Map<String, Integer> counts, List<Whole> wholes, Set<String> closed) {
        var disclosure = new Disclosure(counts, closed);
        int before;
        do {
            before = disclosure.hidden.size();
            wholes.forEach(disclosure::protect);
        } while (disclosure.hidden.size() > before);
        return disclosure.hidden;
    }

    private void protect(Whole whole) {
        while (tells(whole)) {
            hidden.add(smallestShown(whole).orElse(whole.name()));
        }
    }

    /** Whether a hidden number could be found, or nearly, from what is shown of this whole and its parts. */
    private boolean tells(Whole whole) {
        var closed = whole.parts().stream().filter(hidden::contains).toList();
        if (hidden.contains(whole.name())) {
            return closed.isEmpty() && !whole.parts().isEmpty();
        }
        if (closed.isEmpty()) {
            return false;
        }
        boolean allSmall = closed.stream().allMatch(part -> count(part) < SMALLEST);
        int othersAtMost = (closed.size() - 1) * LARGEST_HIDDEN;
        return closed.size() == 1 || (allSmall && together(whole) - othersAtMost > OPEN);
    }

    /** How many the hidden parts are together at least, as anybody can work out. */
    private int together(Whole whole) {
        int shownAtMost = whole.parts().stream()
                .filter(part -> !hidden.contains(part))
                .mapToInt(part -> rounded(part) + OPEN)
                .sum();
        return rounded(whole.name()) - shownAtMost;
    }

    private Optional<String> smallestShown(Whole whole) {
        return whole.parts().stream()
                .filter(part -> !hidden.contains(part))
                .min(comparingInt(this::count).thenComparing(part -> part));
    }

    private int rounded(String name) {
        return count(name) - count(name) % STEP;
    }

    private int count(String name) {
        return counts.getOrDefault(name, 0);
    }
}
