package nl.gevraagd.prospect;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Erases anew, in a back-up that was restored, whoever was erased since it was made. Of a file with a wrong line, nobody. */
@Component
class ErasuresReplayCommand implements OperatorCommand {

    private final Erasures erasures;

    ErasuresReplayCommand(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "erasures replay";
    }

    @Override
    public String usage() {
        return "FILE – after a restore, before the servers start: erases anew whoever is in it";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("Name one file.");
            return NOT_UNDERSTOOD;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(arguments.getFirst()));
        } catch (IOException unreadable) {
            out.println("The file " + arguments.getFirst() + " cannot be read.");
            return 1;
        }
        var journal = new ArrayList<Erasures.Erased>();
        int wrong = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (Erasures.Erased.isLine(lines.get(i))) {
                journal.add(Erasures.Erased.parse(lines.get(i)));
            } else {
                out.println("line " + (i + 1) + ": not as `erasures export` writes it");
                wrong++;
            }
        }
        if (wrong > 0) {
            out.println(OperatorCommand.refusal(wrong));
            return 1;
        }
        long back = journal.stream().filter(erasures::replay).count();
        out.println(journal.size() + " erasures; " + back + " of them were people who had come back.");
        return 0;
    }
}
