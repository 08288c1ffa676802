package nl.gevraagd.privacy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Says whether a chain is as it was, also beside what the same command printed before. */
record VerifyChainCommand(String name, String collection, MongoTemplate mongo) implements OperatorCommand {

    @Override
    public String usage() {
        return "[FILE] – checks the chain and says where it breaks first; FILE holds what it printed before";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() > 1) {
            out.println("Name one file at the most.");
            return NOT_UNDERSTOOD;
        }
        try {
            var text = arguments.isEmpty() ? "" : read(arguments.getFirst());
            if (ExportedHead.anyIsOfAnother(text, collection)) {
                out.println("The file " + arguments.getFirst() + " is about another chain.");
                return 1;
            }
            var kept = ExportedHead.allIn(text);
            if (kept.isEmpty() && !arguments.isEmpty()) {
                out.println("The file " + arguments.getFirst() + " holds no line that `" + name + "` printed.");
                return 1;
            }
            return verify(kept, out);
        } catch (IOException unreadable) {
            out.println("The file " + arguments.getFirst() + " cannot be read.");
            return 1;
        }
    }

    /** Whatever stands around the lines, in whichever encoding, is not looked at. */
    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    }

    private int verify(List<ExportedHead> kept, PrintStream out) {
        var verdict = new HashChain(mongo.getDb(), collection).verify(kept);
        if (verdict.broken().isPresent()) {
            out.println("BROKEN at " + verdict.broken().get());
            return 1;
        }
        out.println(verdict.exported().line() + " of " + collection);
        return 0;
    }
}
