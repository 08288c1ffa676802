package nl.gevraagd.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What figures may show (requirement P24). Below 10 nothing is shown, and from there on only multiples of 5, so that one
 * person more is not seen. Where one part alone of a whole would be hidden, the next smallest is hidden with it, because it
 * could be found by subtraction.
 */
final class Disclosure {

    static final int SMALLEST = 10;
    static final int STEP = 5;

    private Disclosure() {}

    static Optional<Integer> shown(int count) {
        return count < SMALLEST ? Optional.empty() : Optional.of(count - count % STEP);
    }

    /**
     * Which parts of one whole are hidden.
     *
     * @param parts the count of each part, by its name
     */
    static Set<String> hidden(Map<String, Integer> parts) {
        var hidden = new HashSet<String>();
        parts.forEach((part, count) -> {
            if (count < SMALLEST) {
                hidden.add(part);
            }
        });
        boolean oneAlone =
                hidden.stream().filter(part -> parts.getOrDefault(part, 0) > 0).count() == 1;
        if (oneAlone) {
            parts.entrySet().stream()
                    .filter(entry -> entry.getValue() >= SMALLEST)
                    .min(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                    .ifPresent(smallest -> hidden.add(smallest.getKey()));
        }
        return hidden;
    }

    /** What a place may show by itself, without regard to its neighbours. */
    static Map<String, Integer> shown(Map<String, Integer> counts) {
        var shown = new HashMap<String, Integer>();
        counts.forEach((step, count) -> shown(count).ifPresent(value -> shown.put(step, value)));
        return shown;
    }
}
