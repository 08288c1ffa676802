package nl.gevraagd.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.shared.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether a chain is as it was and where it breaks first, also beside what the same command printed before. */
@Component
@Command(name = "verify")
class VerifyCommands {

    private static final String BEFORE = "FILE: what it printed before; it has to be in it still";

    private final MongoTemplate mongo;

    VerifyCommands(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Command(description = {"checks the chain of what was read.", BEFORE})
    Told audit(@Parameters(paramLabel = "FILE", arity = "0..1") @Nullable Path file) {
        return verify("verify audit", Chains.AUDIT, file);
    }

    @Command(description = {"checks the chain of what was agreed to.", BEFORE})
    Told consents(@Parameters(paramLabel = "FILE", arity = "0..1") @Nullable Path file) {
        return verify("verify consents", Chains.CONSENTS, file);
    }

    Told verify(String command, String collection, @Nullable Path file) {
        if (file == null) {
            return verify(collection, List.of());
        }
        try {
            // Whatever stands around the lines, in whichever encoding, is not looked at.
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (ExportedHead.anyIsOfAnother(text, collection)) {
                return Told.failed("The file " + file + " is about another chain.");
            }
            var kept = ExportedHead.allIn(text);
            return kept.isEmpty()
                    ? Told.failed("The file " + file + " holds no line that `" + command + "` printed.")
                    : verify(collection, kept);
        } catch (IOException unreadable) {
            return Told.failed("The file " + file + " cannot be read.");
        }
    }

    private Told verify(String collection, List<ExportedHead> kept) {
        var verdict = new HashChain(mongo.getDb(), collection).verify(kept);
        return verdict.broken()
                .map(where -> Told.failed("BROKEN at " + where))
                .orElseGet(() -> Told.done(verdict.exported().line() + " of " + collection));
    }
}
