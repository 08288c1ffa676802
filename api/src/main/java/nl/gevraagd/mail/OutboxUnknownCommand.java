package nl.gevraagd.mail;

import java.io.PrintStream;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Lists letters of unknown fate. An operator decides about them; they are never sent again by themselves. */
@Component
class OutboxUnknownCommand implements OperatorCommand {

    private static final int MOST = 10_000;

    private final LetterRepository letters;

    OutboxUnknownCommand(LetterRepository letters) {
        this.letters = letters;
    }

    @Override
    public String name() {
        return "outbox unknown";
    }

    @Override
    public String usage() {
        return "– lists letters that may or may not have arrived";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var unknown = letters.unknown(MOST);
        unknown.forEach(letter -> out.println(
                letter.letterId() + "  " + letter.kind().label() + "  " + letter.since() + "  " + letter.reply()));
        long all = Math.max(letters.countUnknown(), unknown.size());
        out.println(all + " letters of unknown fate"
                + (all > unknown.size() ? "; the oldest " + unknown.size() + " are listed" : ""));
        return 0;
    }
}
