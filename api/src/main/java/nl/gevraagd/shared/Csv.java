package nl.gevraagd.shared;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;

/** Tables as spreadsheets write them here: cells with semicolons between, and in front perhaps a mark of the byte order. */
public final class Csv {

    private static final String MARK = "\uFEFF";

    private Csv() {}

    /** Rows as they stand, the header among them. A row may have any number of cells; a quote that is not closed is no CSV. */
    public static CsvReader<CsvRecord> rows(Reader text) {
        return rows(text, ';');
    }

    /** The same with this between cells. */
    public static CsvReader<CsvRecord> rows(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    /** What stands between the cells of tables that others write: a semicolon, or a comma. */
    public static char separatorOf(String header) {
        return header.indexOf(';') < 0 ? ',' : ';';
    }

    /** As a cell of our own. */
    public static String cell(String text) {
        return text.matches("[^;\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    public static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
