package nl.gevraagd.municipality;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables there are, with what has to be true of every row. All of a table is good, or none of it is taken. */
enum ReferenceTable {
    MUNICIPALITIES(
            "cbs_code",
            Map.of(
                    "cbs_code", ReferenceTable::isCode,
                    "name", text -> !text.isBlank(),
                    "province", text -> !text.isBlank(),
                    "inhabitants", ReferenceTable::isNumber,
                    "seats", text -> isNumber(text) && Integer.parseInt(text) % 2 == 1,
                    "seats_basis", Set.of("law", "reported", "estimated")::contains,
                    "from", text -> text.isEmpty() || isDay(text),
                    "until", text -> text.isEmpty() || isDay(text),
                    "also_known_as", text -> true)),
    MERGERS(
            "",
            Map.of(
                    "on", ReferenceTable::isDay,
                    "gone_code", ReferenceTable::isCode,
                    "gone_name", text -> !text.isBlank(),
                    "into_code", ReferenceTable::isCode,
                    "into_name", text -> !text.isBlank(),
                    "how", Set.of("merger", "absorbed", "split", "rename")::contains,
                    "main", Set.of("yes", "no")::contains)),
    POSTCODES(
            "postcode",
            Map.of(
                    "postcode",
                    Pattern.compile("[1-9]\\d{3}([A-Z]{2})?").asMatchPredicate(),
                    "cbs_codes",
                    text -> Arrays.stream(text.split("\\|")).allMatch(ReferenceTable::isCode))),
    ELECTIONS(
            "election",
            Map.of(
                    "election",
                    text -> !text.isBlank(),
                    "kind",
                    text -> Arrays.stream(ElectionKind.values())
                            .anyMatch(kind -> kind.name().equals(text)),
                    "nomination_day",
                    ReferenceTable::isDay,
                    "election_day",
                    ReferenceTable::isDay,
                    "installation",
                    ReferenceTable::isDay,
                    "municipalities",
                    text -> text.isEmpty()
                            || text.equals("*")
                            || Arrays.stream(text.split("\\|")).allMatch(ReferenceTable::isCode)));

    private static final Pattern CODE = Pattern.compile("GM\\d{4}");
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 10_000;
    private static final int MOST_REFUSED = 100;

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of and never changed
    private final Map<String, Predicate<String>> columns;

    ReferenceTable(String key, Map<String, Predicate<String>> columns) {
        this.key = key;
        this.columns = columns;
    }

    /** Its name on the command line, in the database and as a file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Rows by column name, or what is wrong with the file.
     *
     * @param refused the first 100 problems
     * @param wrong how many there are
     */
    record Parsed(List<Map<String, String>> rows, List<Refused> refused, int wrong) {}

    /**
     * One thing that is not as it should be.
     *
     * @param file empty where there is only one
     * @param line 0 when it is nowhere in the file
     */
    record Refused(String file, long line, String reason) {

        @Override
        public String toString() {
            var place = file + (file.isEmpty() || line == 0 ? "" : ", ") + (line == 0 ? "" : "line " + line);
            return place.isEmpty() ? reason : place + ": " + reason;
        }
    }

    Parsed parse(String text) {
        return parse(List.of(new TableFile("", text)), Beside.NOTHING);
    }

    /** Reads files as one table, and looks whether it fits the others. */
    Parsed parse(List<TableFile> files, Beside others) {
        return new Parsing(others).parse(files);
    }

    /**
     * The codes of municipalities in the tables that are in force.
     *
     * @param known those that a row may name
     * @param needed those that this table says something about and the others do not: people and branches may hold on to them
     */
    record Beside(Set<String> known, Set<String> needed) {

        static final Beside NOTHING = new Beside(Set.of(), Set.of());
    }

    /** The column with the code that a row is about; the other codes in it only point to somebody else's row. */
    String subject() {
        return switch (this) {
            case MUNICIPALITIES -> "cbs_code";
            case MERGERS -> "gone_code";
            case POSTCODES, ELECTIONS -> "";
        };
    }

    /** One reading of the files of one table. */
    private final class Parsing {

        private final List<Map<String, String>> rows = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<String, String> seen = new HashMap<>();
        private final Set<String> named = new HashSet<>();
        private final Beside others;
        private String file = "";
        private List<String> header = List.of();
        private boolean begun;
        private int wrong;

        Parsing(Beside others) {
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
            begun = false;
            int rowsBefore = seen.size();
            int wrongBefore = wrong;
            long good = 0;
            try (var reader = CsvReader.builder()
                    .fieldSeparator(';')
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(new StringReader(next.text()))) {
                for (var record : reader) {
                    if (!take(record.getStartingLineNumber(), record.getFields())) {
                        break;
                    }
                    good = record.getStartingLineNumber();
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
            boolean good = Set.copyOf(fields).equals(columns.keySet()) && fields.size() == columns.size();
            if (!good) {
                refuse(line, "the columns should be " + columns.keySet());
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
                if (cell.length() > LONGEST_CELL
                        || !Objects.requireNonNull(columns.get(column)).test(cell)) {
                    refuse(line, "'" + column + "' is not as it should be");
                }
                row.put(column, cell);
                CODE.matcher(cell).results().map(MatchResult::group).forEach(code -> name(line, column, code));
            }
            var identity = key.isEmpty() ? row.toString() : row.get(key) + "|" + row.getOrDefault("from", "");
            var first = seen.putIfAbsent(identity, file);
            if (first != null) {
                refuse(line, first.equals(file) ? "stands in the file twice" : "stands in " + first + " too");
            }
            if (wrong == 0) {
                rows.add(row);
            }
        }

        private void name(long line, String column, String code) {
            if (column.equals(subject())) {
                named.add(code);
            } else if (!others.known().isEmpty() && !others.known().contains(code)) {
                refuse(line, "there is no municipality " + code);
            }
        }

        private void refuse(long line, String reason) {
            wrong++;
            if (refused.size() < MOST_REFUSED) {
                refused.add(new Refused(file, line, reason));
            }
        }
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }
}
