package nl.gevraagd.party;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Adds parties out of EML_NL 110a and 230b files, or out of CSV. */
@Component
class ImportPartiesCommand implements OperatorCommand {

    private final PartyImport parties;

    ImportPartiesCommand(PartyImport parties) {
        this.parties = parties;
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
        var names = arguments.stream().filter(word -> !word.startsWith("--")).toList();
        if (names.isEmpty()) {
            out.println("Name one or more files.");
            return 2;
        }
        var files = new ArrayList<Named>();
        for (var name : names) {
            try (var in = Files.newInputStream(Path.of(name))) {
                files.add(new Named(name, in.readNBytes(PartyImport.LARGEST + 1)));
            } catch (IOException unreadable) {
                out.println("The file " + name + " cannot be read. Nothing was changed.");
                return 1;
            }
        }
        boolean dry = arguments.contains("--dry-run");
        var report = parties.run(files, dry);
        report.refused()
                .forEach((file, reasons) -> reasons.stream()
                        .limit(100)
                        .forEach(one ->
                                out.println(file + ", line " + one.line() + ": " + one.code() + ", " + one.reason())));
        if (!report.isGood()) {
            out.println("REFUSED. Nothing was changed.");
            return 1;
        }
        out.println(report.created() + " created, " + report.changed() + " changed, " + report.unchanged()
                + " unchanged" + (dry ? " (dry run: nothing was changed)." : "."));
        return 0;
    }
}
