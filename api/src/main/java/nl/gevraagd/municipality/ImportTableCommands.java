package nl.gevraagd.municipality;

import java.util.List;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import nl.gevraagd.shared.Told;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces a reference table: the whole of it when every row is good, else nothing. */
@Component
@Command(name = "import")
class ImportTableCommands {

    private static final String FILE = "FILE";
    private static final String SOME = "1..*";
    private static final String DRY = "--dry-run";

    private final ReferenceTables tables;
    private final ImportOutcomes outcomes;

    ImportTableCommands(ReferenceTables tables, ImportOutcomes outcomes) {
        this.tables = tables;
        this.outcomes = outcomes;
    }

    @Command(description = "replaces the table of municipalities")
    Told municipalities(
            @Parameters(paramLabel = FILE, arity = SOME) List<String> files, @Option(names = DRY) boolean dry) {
        return take(ReferenceTable.MUNICIPALITIES, Table.MUNICIPALITIES, files, dry);
    }

    @Command(description = "replaces the table of what goes into what, and when")
    Told mergers(@Parameters(paramLabel = FILE, arity = SOME) List<String> files, @Option(names = DRY) boolean dry) {
        return take(ReferenceTable.MERGERS, Table.MERGERS, files, dry);
    }

    @Command(description = "replaces the table of postcodes")
    Told postcodes(@Parameters(paramLabel = FILE, arity = SOME) List<String> files, @Option(names = DRY) boolean dry) {
        return take(ReferenceTable.POSTCODES, Table.POSTCODES, files, dry);
    }

    @Command(description = "replaces the table of elections")
    Told elections(@Parameters(paramLabel = FILE, arity = SOME) List<String> files, @Option(names = DRY) boolean dry) {
        return take(ReferenceTable.ELECTIONS, Table.ELECTIONS, files, dry);
    }

    private Told take(ReferenceTable table, Table counted, List<String> names, boolean dry) {
        try {
            return take(table, counted, dry, TableFile.readAll(names));
        } catch (TableFile.Unusable wrong) {
            return told(counted, Outcome.REFUSED, Told.refused(1, List.of(String.valueOf(wrong.getMessage()))));
        }
    }

    private Told take(ReferenceTable table, Table counted, boolean dry, List<TableFile> files) {
        var parsed = tables.parse(table, files);
        int rows = parsed.rows().size();
        if (!parsed.refused().isEmpty()) {
            var named = parsed.refused().stream().map(Object::toString).toList();
            return told(counted, Outcome.REFUSED, Told.refused(parsed.wrong(), named));
        }
        if (dry) {
            var good = rows + " rows are good. Nothing was changed (dry run).";
            return told(counted, Outcome.DRY_RUN, Told.done(good));
        }
        if (tables.replace(table, TableFile.joined(files))) {
            var now = "The table of " + table.label() + " now has " + rows + " rows.";
            return told(counted, Outcome.CHANGED, Told.done(now));
        }
        return told(counted, Outcome.UNCHANGED, Told.done("This table is in force already. Nothing was changed."));
    }

    private Told told(Table counted, Outcome outcome, Told told) {
        outcomes.count(counted, outcome);
        return told;
    }
}
