package nl.gevraagd.prospect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import nl.gevraagd.shared.SafeFiles;
import nl.gevraagd.shared.Told;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps the journal of erasures outside the database that it is about, for a back-up that is restored. */
@Component
@Command(name = "erasures")
class ErasuresCommands {

    private final Erasures erasures;

    ErasuresCommands(Erasures erasures) {
        this.erasures = erasures;
    }

    /** What stands in the file stays: a restored database knows less. */
    @Command(description = "adds to FILE who was erased, as ids that lead to nobody; keep it apart from the back-ups")
    Told export(@Parameters(paramLabel = "FILE") Path named) {
        var file = named.toAbsolutePath();
        try {
            var kept = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (!kept.stream().allMatch(Erasures.Erased::isLine)) {
                return Told.failed(
                        "The file " + file + " is there and is no journal of erasures. Nothing was written.");
            }
            var here = new LinkedHashSet<>(erasures.lines());
            long missing = kept.stream().filter(line -> !here.contains(line)).count();
            here.addAll(kept);
            var lines = here.stream().map(line -> line + "\n").collect(Collectors.joining());
            SafeFiles.replace(file, lines.getBytes(StandardCharsets.US_ASCII));
            return Told.done("Wrote " + here.size() + " erasures"
                    + (missing == 0 ? "." : "; the database does not know " + missing + " of them: replay them."));
        } catch (IOException unwritable) {
            return Told.failed("The file " + file + " cannot be read or written.");
        }
    }

    /** Of a file with a wrong line, nobody. */
    @Command(description = "after a restore, before the servers start: erases anew whoever is in FILE")
    Told replay(@Parameters(paramLabel = "FILE") Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            return Told.failed("The file " + file + " cannot be read.");
        }
        var wrong = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (!Erasures.Erased.isLine(lines.get(i))) {
                wrong.add("line " + (i + 1) + ": not as `erasures export` writes it");
            }
        }
        if (!wrong.isEmpty()) {
            return Told.refused(wrong.size(), wrong);
        }
        long back = lines.stream()
                .map(Erasures.Erased::parse)
                .filter(erasures::replay)
                .count();
        return Told.done(lines.size() + " erasures; " + back + " of them were people who had come back.");
    }
}
