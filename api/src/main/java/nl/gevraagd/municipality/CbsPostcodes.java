package nl.gevraagd.municipality;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.municipality.TableFile.Unusable;
import nl.gevraagd.shared.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Reads "pc6hnr…_gwb" of CBS, millions of addresses, as our own table of postcodes. It keeps one number for each postcode and
 * municipality, whatever the size of the file. A postcode lies where most of its addresses are, four digits lie where their postcodes
 * do, largest part first, and postcodes outside the largest part stand by themselves; of equal parts the lower code is first.
 */
final class CbsPostcodes {

    private static final List<Pattern> COLUMNS = List.of(
            column("PC6"),
            column("Huisnummer"),
            column("Buurt\\d{4}"),
            column("Wijk\\d{4}"),
            column("Gem(eente)?\\d{4}"));
    private static final Pattern POSTCODE = Pattern.compile("[1-9]\\d{3} ?[A-Z]{2}");
    private static final int LONGEST_HEADER = 200;
    private static final int MOST_REFUSED = 100;
    private static final int MOST_NUMBERS = 2_000_000;
    private static final int LETTERS = 26;
    private static final int CODES = 10_000;
    private static final long OF_FOUR_DIGITS = (long) LETTERS * LETTERS * CODES;

    /** How many addresses, by postcode and municipality as one number. */
    private final Map<Long, int[]> addresses = new HashMap<>();

    private final Map<String, Long> firstLines = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private final String name;
    private int wrong;

    private CbsPostcodes(String name) {
        this.name = name;
    }

    private static Pattern column(String name) {
        return Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    }

    /** Whether the first line names their columns. */
    static boolean isTheirs(Path file) throws IOException {
        return columns(header(file)).size() == COLUMNS.size();
    }

    private static String header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var beginning = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            return Csv.withoutMark(beginning).lines().findFirst().orElse("");
        }
    }

    /** Those of the columns that are as theirs. */
    private static List<String> columns(String header) {
        var cells = header.replace("\"", "").split(String.valueOf(Csv.separatorOf(header)), -1);
        var theirs = new ArrayList<String>();
        for (int i = 0; i < cells.length && cells.length == COLUMNS.size(); i++) {
            if (COLUMNS.get(i).matcher(cells[i].strip()).matches()) {
                theirs.add(cells[i]);
            }
        }
        return theirs;
    }

    /** @param name empty where there is only one file */
    static TableFile read(String name, Path file) throws Unusable {
        var postcodes = new CbsPostcodes(name);
        postcodes.count(file);
        if (postcodes.addresses.isEmpty() && postcodes.wrong == 0) {
            postcodes.refuse(0, "there are no rows");
        }
        if (postcodes.wrong > 0) {
            throw new Unusable(postcodes.refused, postcodes.wrong);
        }
        return new TableFile(name, postcodes.table(), postcodes.firstLines);
    }

    private void count(Path file) throws Unusable {
        long good = 0;
        try (var text = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
                var rows = Csv.rows(text, Csv.separatorOf(header(file)))) {
            for (var row : rows) {
                long line = row.getStartingLineNumber();
                if (good > 0) {
                    take(line, row.getFields());
                }
                good = line;
            }
        } catch (UncheckedIOException | CsvParseException broken) {
            refuse(good + 1, reason(broken.getCause()));
        } catch (IOException broken) {
            refuse(good + 1, reason(broken));
        }
    }

    private static String reason(@Nullable Throwable broken) {
        return broken instanceof CharacterCodingException
                ? "this line, or one soon after it, is not UTF-8"
                : "this line, or one after it, is not CSV: look at its quotes";
    }

    private void take(long line, List<String> cells) throws Unusable {
        if (cells.size() != COLUMNS.size()) {
            refuse(line, "has " + cells.size() + " cells instead of " + COLUMNS.size());
            return;
        }
        var postcode = cells.getFirst().strip().toUpperCase(Locale.ROOT);
        var code = codeOf(cells.getLast());
        if (!POSTCODE.matcher(postcode).matches()) {
            refuse(line, "'PC6' is not as it should be");
        } else if (code.isEmpty()) {
            refuse(line, "'Gemeente' is not as it should be");
        } else {
            firstLines.putIfAbsent(code.get(), line);
            addresses.computeIfAbsent(numberOf(postcode, code.get()), any -> new int[1])[0]++;
            if (addresses.size() > MOST_NUMBERS) {
                refuse(line, "there are more than " + MOST_NUMBERS + " postcodes");
                throw new Unusable(refused, wrong);
            }
        }
    }

    private Optional<String> codeOf(String cell) {
        var known = codes.get(cell);
        if (known != null) {
            return Optional.of(known);
        }
        var code = Municipalities.codeOf(cell);
        code.ifPresent(one -> codes.put(cell, one));
        return code;
    }

    private static long numberOf(String postcode, String code) {
        long digits = Long.parseLong(postcode.substring(0, 4));
        int letters = (postcode.charAt(postcode.length() - 2) - 'A') * LETTERS
                + (postcode.charAt(postcode.length() - 1) - 'A');
        return (digits * LETTERS * LETTERS + letters) * CODES + Integer.parseInt(code.substring(2));
    }

    private String table() {
        var fours = new StringBuilder("postcode;cbs_codes\n");
        var others = new StringBuilder();
        var numbers =
                addresses.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        for (int i = 0; i < numbers.length; ) {
            long four = numbers[i] / OF_FOUR_DIGITS;
            var lies = new LinkedHashMap<Long, Long>();
            for (; i < numbers.length && numbers[i] / OF_FOUR_DIGITS == four; i++) {
                lies.merge(numbers[i] / CODES, numbers[i], this::larger);
            }
            var parts = lies.values().stream()
                    .map(number -> number % CODES)
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            var largestFirst = parts.entrySet().stream()
                    .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                    .map(part -> code(part.getKey()))
                    .toList();
            fours.append(four)
                    .append(';')
                    .append(String.join("|", largestFirst))
                    .append('\n');
            lies.forEach((postcode, number) -> {
                if (!code(number % CODES).equals(largestFirst.getFirst())) {
                    others.append(text(postcode))
                            .append(';')
                            .append(code(number % CODES))
                            .append('\n');
                }
            });
        }
        return fours.append(others).toString();
    }

    private Long larger(Long one, Long other) {
        return addressesOf(other) > addressesOf(one) ? other : one;
    }

    private int addressesOf(Long number) {
        return addresses.getOrDefault(number, new int[1])[0];
    }

    private static String code(long municipality) {
        return String.format(Locale.ROOT, "GM%04d", municipality);
    }

    private static String text(long postcode) {
        long letters = postcode % (LETTERS * LETTERS);
        return postcode / (LETTERS * LETTERS)
                + String.valueOf((char) ('A' + letters / LETTERS))
                + (char) ('A' + letters % LETTERS);
    }

    private void refuse(long line, String reason) {
        wrong++;
        if (refused.size() < MOST_REFUSED) {
            refused.add(new Refused(name, line, reason));
        }
    }
}
