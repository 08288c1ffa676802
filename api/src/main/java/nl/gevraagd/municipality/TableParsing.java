package nl.gevraagd.municipality;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import nl.gevraagd.municipality.ReferenceTable.Beside;
import nl.gevraagd.municipality.ReferenceTable.Parsed;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.Csv;

/** One reading of the files of one table. */
final class TableParsing {

    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 10_000;
    private static final int MOST_REFUSED = 100;

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final ReferenceTable table;
    private final Beside others;
    private final Set<String> told = new HashSet<>();
    private Map<String, Long> firstLines = Map.of();
    private String file = "";
    private List<String> header = List.of();
    private boolean begun;
    private int wrong;

    TableParsing(ReferenceTable table, Beside others) {
        this.table = table;
        this.others = others;
    }

    Parsed parse(List<TableFile> files) {
        files.forEach(this::read);
        file = "";
        others.needed().stream()
                .filter(code -> !seen.isEmpty() && !named.contains(code))
                .sorted()
                .forEach(code -> refuse(0, code + " is missing, and people and branches may belong to it"));
        return new Parsed(rows, refused, wrong);
    }

    private void read(TableFile next) {
        file = next.name();
        firstLines = next.firstLines();
        begun = false;
        int rowsBefore = seen.size();
        int wrongBefore = wrong;
        long good = 0;
        try (var lines = Csv.rows(new StringReader(next.text()))) {
            for (var line : lines) {
                if (!take(line.getStartingLineNumber(), line.getFields())) {
                    break;
                }
                good = line.getStartingLineNumber();
            }
        } catch (CsvParseException | IOException notCsv) {
            refuse(good + 1, "this line, or one after it, is not CSV: look at its quotes");
        }
        if (seen.size() == rowsBefore && wrong == wrongBefore) {
            refuse(0, "there are no rows");
        }
    }

    /** Whether there is a point in reading on. */
    private boolean take(long line, List<String> fields) {
        if (!begun) {
            begun = true;
            return takeHeader(line, fields);
        } else if (seen.size() >= MOST_ROWS) {
            refuse(line, "there are more than " + MOST_ROWS + " rows");
            return false;
        } else if (fields.size() != header.size()) {
            refuse(line, "has " + fields.size() + " cells instead of " + header.size());
        } else {
            check(line, fields);
        }
        return true;
    }

    private boolean takeHeader(long line, List<String> fields) {
        boolean good = Set.copyOf(fields).equals(table.columns())
                && fields.size() == table.columns().size();
        if (!good) {
            refuse(line, "the columns should be " + String.join(";", new TreeSet<>(table.columns())));
        } else if (header.isEmpty()) {
            header = fields;
        } else if (!header.equals(fields)) {
            refuse(line, "the columns should stand as in the first file: " + header);
            return false;
        }
        return good;
    }

    private void check(long line, List<String> fields) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            var column = header.get(i);
            var cell = fields.get(i).strip();
            if (cell.length() > LONGEST_CELL || !table.takes(column, cell)) {
                refuse(line, "'" + column + "' is not as it should be");
            }
            row.put(column, cell);
            ReferenceTable.CODE
                    .matcher(cell)
                    .results()
                    .map(MatchResult::group)
                    .forEach(code -> name(line, column, code));
        }
        var first = seen.putIfAbsent(table.identityOf(row), file);
        if (first != null) {
            refuse(line, first.equals(file) ? "stands in the file twice" : "stands in " + first + " too");
        }
        if (wrong == 0) {
            rows.add(row);
        }
    }

    private void name(long line, String column, String code) {
        if (column.equals(table.subject())) {
            named.add(code);
        } else if (!others.known().isEmpty()
                && !others.known().contains(code)
                && (firstLines.isEmpty() || told.add(code))) {
            refuse(firstLines.getOrDefault(code, line), "there is no municipality " + code);
        }
    }

    private void refuse(long line, String reason) {
        wrong++;
        if (refused.size() < MOST_REFUSED) {
            refused.add(new Refused(file, line, reason));
        }
    }
}
