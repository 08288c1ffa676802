package nl.gevraagd.prospect;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Keeps the journal of erasures outside the database that it is about. */
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
        return "FILE – writes who was erased, as ids that lead to nobody; keep it apart from the back-ups";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("Name one file.");
            return NOT_UNDERSTOOD;
        }
        var file = Path.of(arguments.getFirst()).toAbsolutePath();
        var journal = erasures.lines();
        try {
            var half = Files.createTempFile(file.getParent(), "erasures", ".part");
            Files.write(half, journal);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            out.println("The file " + file + " cannot be written.");
            return 1;
        }
        out.println("Wrote " + journal.size() + " erasures.");
        return 0;
    }
}
