package nl.gevraagd.party;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.party.ImportProblem.Code;
import nl.gevraagd.party.PartyFile.Contest;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.shared.Csv;
import org.jspecify.annotations.Nullable;

/** Reads parties out of a CSV file: one on each row, with its municipality and election. */
final class PartyTableReader {

    private static final int MOST_ROWS = 100_000;
    private static final List<String> COLUMNS = List.of("cbs_code", "name", "election");

    PartyFile read(String name, InputStream in) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<ImportProblem>();
        boolean header = true;
        long good = 0;
        try (var rows = Csv.rows(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (var row : rows) {
                if (header) {
                    if (!isHeader(row)) {
                        return PartyFile.refused(
                                name, 1, Code.NOT_CSV, "the columns should be " + String.join(";", COLUMNS));
                    }
                    header = false;
                } else if (entries.size() + problems.size() >= MOST_ROWS) {
                    return PartyFile.refused(
                            name,
                            row.getStartingLineNumber(),
                            Code.TOO_LARGE,
                            "there are more than " + MOST_ROWS + " rows");
                } else {
                    take(name, row, entries, problems);
                }
                good = row.getStartingLineNumber();
            }
        } catch (CharacterCodingException notText) {
            return notUtf8(name, good);
        } catch (UncheckedIOException | CsvParseException notCsv) {
            return notRead(name, good, notCsv.getCause());
        } catch (IOException notRead) {
            return notRead(name, good, notRead);
        }
        if (entries.isEmpty() && problems.isEmpty()) {
            return PartyFile.refused(name, 0, Code.NO_PARTIES, "there are no parties");
        }
        return PartyFile.csv(name, entries, problems);
    }

    private static PartyFile notRead(String name, long good, @Nullable Throwable cause) {
        return cause instanceof CharacterCodingException
                ? notUtf8(name, good)
                : PartyFile.refused(
                        name, good + 1, Code.NOT_CSV, "this line, or one after it, is not CSV: look at its quotes");
    }

    private static PartyFile notUtf8(String name, long good) {
        return PartyFile.refused(name, good + 1, Code.NOT_UTF8, "this line, or one after it, is not UTF-8");
    }

    private static boolean isHeader(CsvRecord row) {
        var fields = new ArrayList<>(row.getFields());
        fields.set(0, Csv.withoutMark(fields.getFirst()));
        return fields.equals(COLUMNS);
    }

    private static void take(String name, CsvRecord row, List<Entry> entries, List<ImportProblem> problems) {
        long line = row.getStartingLineNumber();
        var fields = row.getFields().stream().map(String::strip).toList();
        if (fields.size() != COLUMNS.size()) {
            problems.add(new ImportProblem(
                    name, line, Code.NOT_CSV, "has " + fields.size() + " cells instead of " + COLUMNS.size()));
        } else {
            entries.add(new Entry(line, fields.get(1), new Contest(fields.get(0), fields.get(2), line, line)));
        }
    }
}
