package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import nl.gevraagd.TestMongo;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance row R-42 from the command line: what was printed before tells what was cut off since. */
class VerifyChainTests {

    private static final String LOG = "log";

    @TempDir
    Path folder = Path.of("");

    private final ConnectionString address = new ConnectionString(TestMongo.database());
    private final MongoClient client = MongoClients.create(address);
    private final MongoTemplate mongo = new MongoTemplate(client, Objects.requireNonNull(address.getDatabase()));

    @BeforeEach
    void twoBlocks() {
        HashChain.index(mongo.getDb(), LOG);
        seal("a");
        seal("b");
    }

    @AfterEach
    void leaveNothing() {
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void whatWasPrintedForAnotherChainIsNoSignOfHarm() throws IOException {
        var another =
                Files.writeString(folder.resolve("heads"), verify(true, null).replace(LOG, "another"));
        assertThat(verify(false, another)).contains("is about another chain").doesNotContain("BROKEN");
    }

    @Test
    void whatItPrintedBeforeIsInItStillOrWasCutOff() throws IOException {
        var kept = Files.writeString(folder.resolve("heads"), "Monday:\n" + verify(true, null));
        seal("c");
        Files.writeString(kept, Files.readString(kept) + verify(true, kept));
        assertThat(verify(true, kept)).startsWith("3 entries in 3 blocks are as they were; head ");
        mongo.getCollection(LOG + "_blocks").deleteOne(new Document("_id", 3L));
        mongo.getCollection(LOG).deleteOne(new Document("_id", "c"));
        assertThat(verify(true, null)).as("nothing inside says so").startsWith("2 entries in 2 blocks");
        assertThat(verify(false, kept))
                .isEqualTo("BROKEN at block 3: what followed entry 2 is gone, 3 entries in 3 blocks were exported\n");
    }

    @Test
    void aFileThatSaysNothingProvesNothing() throws IOException {
        assertThat(verify(false, folder.resolve("gone"))).contains("cannot be read");
        var file = Files.writeString(folder.resolve("other"), "head of nothing");
        assertThat(verify(false, file)).contains("holds no line");
    }

    private void seal(String id) {
        mongo.getCollection(LOG).insertOne(new Document("_id", id).append("block", null));
        assertThat(new HashChain(mongo.getDb(), LOG).seal()).isEqualTo(1);
    }

    private String verify(boolean done, @Nullable Path file) {
        var told = new VerifyCommands(mongo).verify("verify log", LOG, file);
        assertThat(told.done()).isEqualTo(done);
        return String.join("\n", told.lines()) + "\n";
    }
}
