package nl.gevraagd.municipality;

import java.util.List;
import nl.gevraagd.municipality.ReferenceTables.Taken;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import nl.gevraagd.shared.Overtaken;
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
            var files = TableFile.readAll(table, names);
            return told(table, dry ? tried(table, counted, files) : tables.take(table, counted, files, outcomes));
        } catch (TableFile.Unusable wrong) {
            return refused(counted, wrong.wrong(), String.valueOf(wrong.getMessage()));
        } catch (Overtaken busy) {
            return refused(counted, 1, "somebody else imports a table at this moment: try again in a minute");
        }
    }

    private Told refused(Table counted, int problems, String why) {
        outcomes.count(counted, Outcome.REFUSED);
        return Told.refused(problems, List.of(why));
    }

    private static Told told(ReferenceTable table, Taken taken) {
        var parsed = taken.parsed();
        int rows = parsed.rows().size();
        return switch (taken.outcome()) {
            case REFUSED ->
                Told.refused(
                        parsed.wrong(),
                        parsed.refused().stream().map(Object::toString).toList());
            case DRY_RUN -> Told.done(rows + " rows are good. Nothing was changed (dry run).");
            case CHANGED -> Told.done("The table of " + table.label() + " now has " + rows + " rows.");
            case UNCHANGED -> Told.done("This table is in force already. Nothing was changed.");
        };
    }

    private Taken tried(ReferenceTable table, Table counted, List<TableFile> files) {
        var parsed = tables.parse(table, files);
        var outcome = parsed.refused().isEmpty() ? Outcome.DRY_RUN : Outcome.REFUSED;
        outcomes.count(counted, outcome);
        return new Taken(parsed, outcome);
    }
}
