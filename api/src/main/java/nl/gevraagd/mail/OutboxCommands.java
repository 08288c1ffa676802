package nl.gevraagd.mail;

import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Told;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;

/** Letters of unknown fate: an operator decides about them, and they are never sent again by themselves. */
@Component
@Command(name = "outbox")
class OutboxCommands {

    private static final int MOST = 10_000;

    private final LetterRepository letters;
    private final Effects effects;

    OutboxCommands(LetterRepository letters, Effects effects) {
        this.letters = letters;
        this.effects = effects;
    }

    @Command(description = "lists letters that may or may not have arrived")
    Told unknown() {
        var unknown = letters.unknown(MOST);
        long all = Math.max(letters.countUnknown(), unknown.size());
        var sum = all + " letters of unknown fate"
                + (all > unknown.size() ? "; the oldest " + unknown.size() + " are listed" : "");
        var listed = unknown.stream()
                .map(letter -> letter.letterId() + "  " + letter.kind().label() + "  " + letter.since() + "  "
                        + letter.reply());
        return new Told(true, Stream.concat(listed, Stream.of(sum)).toList());
    }

    /**
     * After a restore nobody knows which letters of the back-up have left since, also of those that had still to be made: none
     * of them is sent a second time.
     */
    @Command(
            description =
                    "after a restore, before the servers start: letters of the back-up that may have left are of unknown fate")
    Told restored() {
        long given = letters.giveUpOnAll(); // first, as nothing has to be well for it
        long left = effects.performAll();
        given += letters.giveUpOnAll();
        var told = given == 1 ? "1 letter is of unknown fate now." : given + " letters are of unknown fate now.";
        return left == 0
                ? Told.done(told)
                : new Told(
                        false,
                        List.of(
                                told,
                                "What follows from " + left + " documents could not be performed. Call it again: "
                                        + "what is left when the servers start, they perform, and its letters leave."));
    }
}
