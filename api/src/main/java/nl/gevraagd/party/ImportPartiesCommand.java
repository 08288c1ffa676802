package nl.gevraagd.party;

import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.Told;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds parties out of EML_NL 110a and 230b files, or out of CSV. */
@Component
@Command(name = "import")
class ImportPartiesCommand {

    private final PartyImport parties;
    private final Municipalities municipalities;

    ImportPartiesCommand(PartyImport parties, Municipalities municipalities) {
        this.parties = parties;
        this.municipalities = municipalities;
    }

    @Command(description = "adds parties out of EML_NL 110a/230b or CSV")
    Told parties(
            @Parameters(paramLabel = "FILE", arity = "1..*") List<String> names,
            @Option(names = "--dry-run") boolean dry) {
        var report = parties.run(
                names.stream().map(name -> new Named(name, Path.of(name))).toList(), dry);
        var said = new ImportSentences(municipalities).of(report, dry);
        return report.isGood()
                ? new Told(true, said)
                : Told.refused(report.problems().size(), said);
    }
}
