package nl.gevraagd.municipality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds municipalities by what people type: part of a name, without accents, with a slip. Best first. */
final class NameSearch {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern THE = Pattern.compile("^(s|t|de|het|den|the) (?=.)");
    private static final int SHORTEST_WITH_SLIP = 4;
    private static final int LONGEST_SEARCH = 60;

    private record Name(Municipality municipality, String text, List<String> words) {}

    private final List<Name> names = new ArrayList<>();

    NameSearch(Collection<Municipality> municipalities, Map<String, Set<String>> goneInto) {
        for (var municipality : municipalities) {
            Stream.of(
                            Stream.of(municipality.name()),
                            municipality.aliases().stream(),
                            goneInto.getOrDefault(municipality.code(), Set.of()).stream())
                    .flatMap(stream -> stream)
                    .map(NameSearch::plain)
                    .distinct()
                    .forEach(text -> names.add(new Name(municipality, text, Arrays.asList(text.split(" ")))));
        }
    }

    /** What is looked for of what was typed: a longer name there is not. */
    static String cut(String typed) {
        var text = typed.strip();
        return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
    }

    List<Municipality> find(String search) {
        var wanted = plain(cut(search));
        if (wanted.isEmpty()) {
            return List.of();
        }
        return names.stream()
                .map(name -> Map.entry(name, distance(name, wanted)))
                .filter(found -> found.getValue() < Integer.MAX_VALUE)
                .sorted(Comparator.<Map.Entry<Name, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparingInt(
                                found -> -found.getKey().municipality().population())
                        .thenComparing(found -> found.getKey().municipality().code()))
                .map(found -> found.getKey().municipality())
                .distinct()
                .toList();
    }

    /** 0 is the name itself; more is further away. */
    private static int distance(Name name, String wanted) {
        var short1 = THE.matcher(name.text()).replaceFirst("");
        var short2 = THE.matcher(wanted).replaceFirst("");
        if (name.text().equals(wanted) || short1.equals(wanted)) {
            return 0;
        }
        if (name.text().startsWith(wanted) || short1.startsWith(wanted)) {
            return 10;
        }
        if (short1.equals(short2)) {
            return 15;
        }
        if (name.words().stream().anyMatch(word -> word.startsWith(wanted))) {
            return 20;
        }
        if (name.text().replace(" ", "").startsWith(wanted.replace(" ", ""))) {
            return 25;
        }
        if (wanted.length() >= 3 && name.text().contains(wanted)) {
            return 30;
        }
        return slip(name.text(), wanted);
    }

    /** One slip from four letters on, two from six on (two letters that changed places are two); also in what was typed so far. */
    private static int slip(String name, String wanted) {
        if (wanted.length() < SHORTEST_WITH_SLIP) {
            return Integer.MAX_VALUE;
        }
        int allowed = wanted.length() < 6 ? 1 : 2;
        var levenshtein = new LevenshteinDistance(allowed);
        int whole = levenshtein.apply(name, wanted);
        int start = levenshtein.apply(name.substring(0, Math.min(name.length(), wanted.length())), wanted);
        int best = Stream.of(whole, start)
                .filter(d -> d >= 0)
                .min(Comparator.naturalOrder())
                .orElse(-1);
        return best < 0 ? Integer.MAX_VALUE : 40 + best * 2 + (whole < 0 ? 1 : 0);
    }

    /** Lower case, no accents, one blank between words. */
    static String plain(String text) {
        var letters =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTERS
                .matcher(letters.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
