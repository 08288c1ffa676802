package nl.gevraagd.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Told;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says whether a file of receipts is as it was made. Needs the keys and nothing else: {@code Launch} does it without a database. */
@Component
@Command(name = "verify")
public class VerifyReceipts {

    /** Twice what the most receipts take. */
    private static final int LARGEST = 8 << 20;

    private static final int SHOWN = 50;

    private final Keys keys;

    public VerifyReceipts(Keys keys) {
        this.keys = keys;
    }

    @Command(description = "checks receipts of consent that somebody downloaded; needs the keys and no database")
    Told receipts(@Parameters(paramLabel = "FILE") Path file) {
        try {
            return judge(ReceiptSeals.read(bytes(file)));
        } catch (IOException unreadable) {
            return Told.failed("The file " + file + " cannot be read.");
        } catch (IllegalArgumentException notReceipts) {
            return Told.failed("The file " + file + " " + notReceipts.getMessage());
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        try (var file = Files.newInputStream(path)) {
            var bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IllegalArgumentException("is larger than receipts of one person can be.");
            }
            return bytes;
        }
    }

    private Told judge(JsonNode file) {
        var problems = new ReceiptSeals(keys).problems(file);
        if (problems.isEmpty()) {
            int all = file.get("receipts").size();
            return Told.done(all + (all == 1 ? " receipt is as it was" : " receipts are as they were") + " made at "
                    + file.path("madeAt").asString("") + ", for "
                    + file.path("person").asString("")
                    + (file.path("complete").asBoolean(false) ? "" : "; older ones were left out then"));
        }
        var first = "BROKEN at " + problems.getFirst().where();
        var named = problems.stream().limit(SHOWN).map(problem -> "  " + problem.where() + " " + problem.what());
        int more = problems.size() - SHOWN;
        var rest = more > 0 ? List.of("  and " + more + " more") : List.<String>of();
        return new Told(
                false,
                Stream.of(Stream.of(first), named, rest.stream())
                        .flatMap(lines -> lines)
                        .toList());
    }
}
