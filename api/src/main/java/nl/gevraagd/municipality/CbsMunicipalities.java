package nl.gevraagd.municipality;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.Csv;

/**
 * Reads "Gemeenten alfabetisch" of CBS as our own table. It holds codes, names and provinces: inhabitants, seats and other names
 * stay as the table in force has them. A municipality that is new comes in a file with our own columns beside it; one that
 * is not in it any more stays until the day of its merger, and without one it is missing.
 */
final class CbsMunicipalities {

    private static final String CODE = "gemeentecodegm";
    private static final String NAME = "gemeentenaam";
    private static final String PROVINCE = "provincienaam";
    private static final String OURS = "cbs_code";
    private static final List<String> COLUMNS =
            List.of(OURS, "name", "province", "inhabitants", "seats", "seats_basis", "from", "until", "also_known_as");

    private final List<Map<String, String>> inForce;
    private final Set<String> known;
    private final Set<String> provinces;
    private final Map<String, String> goneOn = new HashMap<>();
    private final LocalDate today;
    private final List<Refused> refused = new ArrayList<>();

    CbsMunicipalities(List<Map<String, String>> inForce, List<Map<String, String>> mergers, LocalDate today) {
        this.inForce = inForce;
        this.known = cells(OURS);
        this.provinces = cells("province");
        this.today = today;
        mergers.stream()
                .filter(merger -> cell(merger, "main").equals("yes"))
                .forEach(merger -> goneOn.put(cell(merger, "gone_code"), cell(merger, "on")));
    }

    /** Files in our own layout, or what is wrong with those of CBS. */
    record Own(List<TableFile> files, List<Refused> refused) {}

    private record Named(String name, String province) {}

    Own of(List<TableFile> files) {
        var theirs = files.stream().filter(CbsMunicipalities::isTheirs).toList();
        if (theirs.isEmpty()) {
            return new Own(files, List.of());
        }
        var ours = files.stream().filter(file -> !theirs.contains(file)).toList();
        var elsewhere = new HashSet<String>();
        ours.forEach(file -> elsewhere.addAll(codesIn(file)));
        var named = new LinkedHashMap<String, Named>();
        theirs.forEach(file -> read(file, elsewhere, named));
        var columns = ours.isEmpty() ? COLUMNS : header(ours.getFirst());
        var all = new ArrayList<TableFile>();
        all.add(new TableFile(theirs.getFirst().name(), text(columns, named, elsewhere)));
        all.addAll(ours);
        return new Own(all, refused);
    }

    private static boolean isTheirs(TableFile file) {
        return lower(header(file)).containsAll(List.of(CODE, NAME, PROVINCE));
    }

    private void read(TableFile file, Set<String> elsewhere, Map<String, Named> named) {
        var columns = lower(header(file));
        int code = columns.indexOf(CODE);
        int name = columns.indexOf(NAME);
        int province = columns.indexOf(PROVINCE);
        var lines = lines(file);
        if (!lines.whole()) {
            long good = lines.all().getLast().line();
            refused.add(
                    new Refused(file.name(), good + 1, "this line, or one after it, is not CSV: look at its quotes"));
        }
        for (var row : lines.rows()) {
            if (row.cells().stream().allMatch(String::isBlank)) {
                continue; // spreadsheets leave such rows behind
            }
            if (row.cells().size() != columns.size()) {
                refuse(file, row, "has " + row.cells().size() + " cells instead of " + columns.size());
                continue;
            }
            var told = new Named(row.cells().get(name), row.cells().get(province));
            var full = Municipalities.codeOf(row.cells().get(code));
            if (full.isEmpty()) {
                refuse(file, row, "'GemeentecodeGM' is not as it should be");
            } else if (told.name().isEmpty()) {
                refuse(file, row, "'Gemeentenaam' is not as it should be");
            } else if (!provinces.contains(told.province())) {
                refuse(file, row, "there is no province '" + told.province() + "'");
            } else if (named.putIfAbsent(full.get(), told) != null) {
                refuse(file, row, full.get() + " stands there twice");
            } else if (!known.contains(full.get()) && !elsewhere.contains(full.get())) {
                refuse(
                        file,
                        row,
                        full.get()
                                + " is new: name a file with our own columns beside this one, for its inhabitants and seats");
            }
        }
    }

    private String text(List<String> columns, Map<String, Named> named, Set<String> elsewhere) {
        var text = new StringBuilder(String.join(";", columns)).append('\n');
        for (var row : inForce) {
            var code = cell(row, OURS);
            var now = named.get(code);
            if (!elsewhere.contains(code) && (hasNotBegun(row) || now != null || goneOn.containsKey(code))) {
                var next = now == null ? until(row, goneOn.getOrDefault(code, "")) : named(row, now);
                text.append(columns.stream()
                                .map(column -> Csv.cell(cell(next, column)))
                                .collect(Collectors.joining(";")))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** What has ended keeps the name that it had, and what has not begun the one that it will have. */
    private Map<String, String> named(Map<String, String> row, Named now) {
        var until = cell(row, "until");
        if (hasNotBegun(row) || (!until.isEmpty() && !LocalDate.parse(until).isAfter(today))) {
            return row;
        }
        var next = new HashMap<>(row);
        next.put("name", now.name());
        next.put("province", now.province());
        return next;
    }

    /** CBS lists what is, and knows nothing yet of what comes. */
    private boolean hasNotBegun(Map<String, String> row) {
        var from = cell(row, "from");
        return !from.isEmpty() && LocalDate.parse(from).isAfter(today);
    }

    private static Map<String, String> until(Map<String, String> row, String day) {
        var until = cell(row, "until");
        if (day.isEmpty() || (!until.isEmpty() && until.compareTo(day) <= 0)) {
            return row;
        }
        var next = new HashMap<>(row);
        next.put("until", day);
        return next;
    }

    private static Set<String> codesIn(TableFile file) {
        int code = header(file).indexOf(OURS);
        return lines(file).rows().stream()
                .filter(row -> code >= 0 && code < row.cells().size())
                .map(row -> row.cells().get(code))
                .collect(Collectors.toSet());
    }

    private record Row(long line, List<String> cells) {}

    /** @param whole whether all of the file is CSV */
    private record Lines(List<Row> all, boolean whole) {

        List<Row> rows() {
            return all.subList(Math.min(1, all.size()), all.size());
        }
    }

    private static List<String> header(TableFile file) {
        var all = lines(file).all();
        return all.isEmpty() ? List.of() : all.getFirst().cells();
    }

    private static Lines lines(TableFile file) {
        var separator = Csv.separatorOf(file.text().lines().findFirst().orElse(""));
        var rows = new ArrayList<Row>();
        try (var lines = Csv.rows(new StringReader(file.text()), separator)) {
            lines.forEach(line -> rows.add(new Row(
                    line.getStartingLineNumber(),
                    line.getFields().stream().map(String::strip).toList())));
        } catch (CsvParseException | IOException notCsv) {
            return new Lines(rows, false);
        }
        return new Lines(rows, true);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private Set<String> cells(String column) {
        return inForce.stream().map(row -> cell(row, column)).collect(Collectors.toSet());
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private void refuse(TableFile file, Row row, String reason) {
        refused.add(new Refused(file.name(), row.line(), reason));
    }
}
