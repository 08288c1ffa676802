package nl.gevraagd.prospect;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Keeps the journal of erasures outside the database that it is about. What stands there stays: a restored database knows less. */
@Component
class ErasuresExportCommand implements OperatorCommand {

    private final Erasures erasures;

    ErasuresExportCommand(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "erasures export";
    }

    @Override
    public String usage() {
        return "FILE – adds to it who was erased, as ids that lead to nobody; keep it apart from the back-ups";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("Name one file.");
            return NOT_UNDERSTOOD;
        }
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        try {
            var kept = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (!kept.stream().allMatch(Erasures.Erased::isLine)) {
                out.println("The file " + file + " is there and is no journal of erasures. Nothing was written.");
                return 1;
            }
            var here = new LinkedHashSet<>(erasures.lines());
            long missing = kept.stream().filter(line -> !here.contains(line)).count();
            here.addAll(kept);
            var half = Files.createTempFile(file.getParent(), "erasures", ".part");
            Files.write(half, here);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            out.println("Wrote " + here.size() + " erasures"
                    + (missing == 0 ? "." : "; the database does not know " + missing + " of them: replay them."));
            return 0;
        } catch (IOException unwritable) {
            out.println("The file " + file + " cannot be read or written.");
            return 1;
        }
    }
}
