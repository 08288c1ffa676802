package nl.gevraagd.municipality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

    static final Pattern CODE = Pattern.compile("GM\\d{4}");

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
        return new TableParsing(this, others).parse(files);
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

    Set<String> columns() {
        return columns.keySet();
    }

    /** Whether this can stand in that column, which is one of ours. */
    boolean takes(String column, String cell) {
        return Objects.requireNonNull(columns.get(column)).test(cell);
    }

    /** What no two rows may have in common. */
    String identityOf(Map<String, String> row) {
        return key.isEmpty() ? row.toString() : row.get(key) + "|" + row.getOrDefault("from", "");
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
