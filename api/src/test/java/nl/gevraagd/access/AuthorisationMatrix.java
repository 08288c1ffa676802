package nl.gevraagd.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The tables of {@code docs/authorisation.md}: what each role hears of each field, and at each door beside the graph. */
record AuthorisationMatrix(List<Row> rows, List<Door> doors) {

    private static final Path PAGE = Path.of("../docs/authorisation.md");

    /**
     * One field, asked for in one way.
     *
     * @param field such as {@code Lead.contact}, or {@code Municipality.*} for a whole type
     * @param cells what each role hears
     */
    record Row(String field, Way through, Map<String, String> cells) {

        String type() {
            return field.substring(0, field.indexOf('.'));
        }

        String name() {
            return field.substring(field.indexOf('.') + 1);
        }

        boolean isOfOperation() {
            return List.of("Query", "Mutation", "Subscription").contains(type());
        }

        /** The operation that the way begins with, all of it. */
        Row wholeOperation() {
            return new Row("Mutation." + through.operation(), through, cells);
        }

        @Override
        public String toString() {
            return field + " through " + through;
        }
    }

    /**
     * A door beside the graph that asks for a session.
     *
     * @param door such as {@code GET /my/receipts.json}
     * @param cells what each role hears
     */
    record Door(String door, Map<String, String> cells) {}

    /**
     * How a field is reached.
     *
     * @param call the operation, with its case in parentheses
     * @param steps the fields between the operation and the type that the row is about
     */
    record Way(String call, List<String> steps) {

        private static final Pattern SHAPE = Pattern.compile("(\\w+(?:\\([^)]*\\))?)((?:\\.\\w+)*)");

        static Way of(String text) {
            var matcher = SHAPE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(text + " is no way through the schema");
            }
            var steps = matcher.group(2);
            return new Way(
                    matcher.group(1),
                    steps.isEmpty() ? List.of() : List.of(steps.substring(1).split("\\.", -1)));
        }

        String operation() {
            return call.replaceAll("\\(.*", "");
        }

        @Override
        public String toString() {
            return steps.isEmpty() ? call : call + "." + String.join(".", steps);
        }
    }

    static AuthorisationMatrix read() {
        try {
            var lines = Files.readAllLines(PAGE);
            return new AuthorisationMatrix(
                    rows(
                            lines,
                            "field",
                            (head, cells) -> new Row(cells.get(0), Way.of(cells.get(1)), heard(head, cells, 2))),
                    rows(lines, "door", (head, cells) -> new Door(cells.get(0), heard(head, cells, 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of all tables whose first column is called so. */
    private static <R> List<R> rows(List<String> lines, String first, BiFunction<List<String>, List<String>, R> row) {
        var rows = new ArrayList<R>();
        List<String> head = List.of();
        for (var line : lines) {
            var cells = cells(line);
            if (cells.isEmpty()) {
                head = List.of();
            } else if (head.isEmpty()) {
                head = cells;
            } else if (head.getFirst().equals(first) && !cells.getFirst().startsWith("--")) {
                rows.add(row.apply(head, cells));
            }
        }
        return List.copyOf(rows);
    }

    private static Map<String, String> heard(List<String> head, List<String> cells, int from) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException("the row " + cells + " has not one cell for each of " + head);
        }
        var heard = new LinkedHashMap<String, String>();
        for (int i = from; i < head.size(); i++) {
            heard.put(head.get(i), cells.get(i));
        }
        return heard;
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
