package nl.gevraagd.party;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
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

    private static final int LISTED = 100;

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
        if (!report.isGood()) {
            return Told.refused(
                    report.problems().size(), listed(report.problems().stream().map(ImportPartiesCommand::sentence)));
        }
        var lines = new ArrayList<String>();
        lines.addAll(listed(report.created().stream().map(one -> "created: " + named(one))));
        lines.addAll(listed(report.changed().stream().map(one -> "changed: " + named(one))));
        lines.add(report.created().size() + " created, " + report.changed().size() + " changed, " + report.unchanged()
                + " unchanged" + (dry ? " (dry run: nothing was changed)." : "."));
        return new Told(true, lines);
    }

    private static List<String> listed(Stream<String> all) {
        var lines = all.toList();
        var more = "… and " + (lines.size() - LISTED) + " more.";
        return lines.size() <= LISTED
                ? lines
                : Stream.concat(lines.stream().limit(LISTED), Stream.of(more)).toList();
    }

    private static String sentence(ImportProblem problem) {
        return problem.file() + (problem.line() > 0 ? ", line " + problem.line() : "") + ": " + problem.code() + ", "
                + problem.reason();
    }

    private String named(Branch branch) {
        return branch.name() + ", "
                + municipalities
                        .byCode(branch.municipality())
                        .map(Municipality::name)
                        .orElse("–") + ", "
                + String.join(" ", branch.elections().stream().sorted().toList());
    }
}
