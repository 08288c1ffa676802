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
import java.util.regex.Pattern;

/** The tables of {@code docs/authorisation.md}: what each role hears of each field. */
record AuthorisationMatrix(List<Row> rows) {

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
            return new AuthorisationMatrix(rows(Files.readAllLines(PAGE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(List<String> lines) {
        var rows = new ArrayList<Row>();
        List<String> head = List.of();
        for (var line : lines) {
            var cells = cells(line);
            if (cells.isEmpty()) {
                head = List.of();
            } else if (head.isEmpty()) {
                head = cells;
            } else if (head.getFirst().equals("field") && !cells.getFirst().startsWith("--")) {
                rows.add(row(head, cells));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(List<String> head, List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException("the row " + cells + " has not one cell for each of " + head);
        }
        var heard = new LinkedHashMap<String, String>();
        for (int i = 2; i < head.size(); i++) {
            heard.put(head.get(i), cells.get(i));
        }
        return new Row(cells.get(0), Way.of(cells.get(1)), heard);
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
