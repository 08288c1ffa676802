package nl.gevraagd.party;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Adds parties out of EML_NL 110a and 230b files, or out of CSV. */
@Component
class ImportPartiesCommand implements OperatorCommand {

    private static final int LISTED = 100;

    private final PartyImport parties;
    private final Municipalities municipalities;

    ImportPartiesCommand(PartyImport parties, Municipalities municipalities) {
        this.parties = parties;
        this.municipalities = municipalities;
    }

    @Override
    public String name() {
        return "import parties";
    }

    @Override
    public String usage() {
        return "FILE… [--dry-run]";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var files = arguments.stream()
                .filter(word -> !word.startsWith("--"))
                .map(name -> new Named(name, Path.of(name)))
                .toList();
        if (files.isEmpty()) {
            out.println("Name one or more files.");
            return NOT_UNDERSTOOD;
        }
        boolean dry = arguments.contains("--dry-run");
        var report = parties.run(files, dry);
        if (!report.isGood()) {
            list(
                    out,
                    report.problems().stream()
                            .map(ImportPartiesCommand::sentence)
                            .toList());
            out.println(OperatorCommand.refusal(report.problems().size()));
            return 1;
        }
        list(out, report.created().stream().map(one -> "created: " + named(one)).toList());
        list(out, report.changed().stream().map(one -> "changed: " + named(one)).toList());
        out.println(report.created().size() + " created, " + report.changed().size() + " changed, " + report.unchanged()
                + " unchanged" + (dry ? " (dry run: nothing was changed)." : "."));
        return 0;
    }

    private static void list(PrintStream out, List<String> lines) {
        lines.stream().limit(LISTED).forEach(out::println);
        if (lines.size() > LISTED) {
            out.println("… and " + (lines.size() - LISTED) + " more.");
        }
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
