package nl.gevraagd.mail;

import java.io.PrintStream;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** After a restore nobody knows which letters of the back-up have left since: none of them is sent a second time. */
@Component
class OutboxRestoredCommand implements OperatorCommand {

    private final LetterRepository letters;

    OutboxRestoredCommand(LetterRepository letters) {
        this.letters = letters;
    }

    @Override
    public String name() {
        return "outbox restored";
    }

    @Override
    public String usage() {
        return "– after a restore, before the servers start: letters of the back-up that may have left are of unknown fate";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        out.println(letters.giveUpOnAll() + " letters are of unknown fate now.");
        return 0;
    }
}
