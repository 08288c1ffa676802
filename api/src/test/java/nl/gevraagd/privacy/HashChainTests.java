package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import nl.gevraagd.TestMongo;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acceptance row R-42: whatever somebody does to the log in the database itself is seen, and where. */
class HashChainTests {

    private static final String LOG = "log";

    private final ConnectionString address = new ConnectionString(TestMongo.database());
    private final Finds finds = new Finds();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(address)
            .addCommandListener(finds)
            .build());
    private final MongoDatabase database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
    private final HashChain chain = new HashChain(database, LOG);

    @BeforeEach
    void twoBlocksOfTwoEntries() {
        HashChain.index(database, LOG);
        write("a", "b");
        chain.seal();
        write("c", "d");
        chain.seal();
    }

    @AfterEach
    void leaveNothing() {
        database.drop();
        client.close();
    }

    @Test
    void whatWasNotTouchedHolds() {
        var verdict = chain.verify();
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.blocks()).isEqualTo(2);
        assertThat(verdict.entries()).isEqualTo(4);
        assertThat(chain.seal()).as("sealed once").isZero();
    }

    @Test
    void aBlockIsReadAtOnce() {
        finds.ofEntries.set(0);
        chain.verify();
        assertThat(finds.ofEntries).hasValue(2);
    }

    /** How often entries were looked for. */
    private static final class Finds implements CommandListener {

        private final AtomicInteger ofEntries = new AtomicInteger();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var find = event.getCommand().get("find");
            if (find != null && find.asString().getValue().equals(LOG)) {
                ofEntries.incrementAndGet();
            }
        }
    }

    @Test
    void aChangedEntryIsNamed() {
        entries().updateOne(new Document("_id", "c"), new Document("$set", new Document("what", "NOTHING")));
        assertThat(chain.verify().broken()).hasValue("entry 3 in block 2");
    }

    @Test
    void anEntryThatWasTakenOutIsNamed() {
        entries().deleteOne(new Document("_id", "b"));
        assertThat(chain.verify().broken()).hasValue("entry 2 in block 1");
    }

    @Test
    void anEntryThatWasPutInIsSeen() {
        entries().insertOne(new Document("_id", "bb").append("what", "CONTACT").append("block", 1L));
        assertThat(chain.verify().broken())
                .hasValueSatisfying(where -> assertThat(where).startsWith("entry 5"));
    }

    /** The number of sealed ones is right again then. */
    @Test
    void anEntryThatWasPutInBesideOneThatIsSealedTwiceIsSeen() {
        entries().insertOne(new Document("_id", "bb").append("what", "CONTACT").append("block", 1L));
        entries().updateOne(new Document("_id", "b"), new Document("$unset", new Document("block", "")));
        assertThat(chain.verify().broken()).as("without its mark").hasValue("entry 2 in block 1");
        chain.seal();
        assertThat(chain.verify().broken()).hasValue("entry 2 in block 1");
        entries().updateOne(new Document("_id", "b"), new Document("$set", new Document("block", 1L)));
        assertThat(chain.verify().broken()).as("with its old mark").hasValue("entry 5 in block 3");
    }

    @Test
    void entriesThatChangedPlacesAreNamed() {
        var swapped = new Document("what", "CONTACT b").append("block", 1L);
        entries().replaceOne(new Document("_id", "a"), swapped);
        entries().replaceOne(new Document("_id", "b"), new Document("what", "CONTACT a").append("block", 1L));
        assertThat(chain.verify().broken()).hasValue("entry 1 in block 1");
    }

    @Test
    void aRewrittenBlockIsNamed() {
        blocks().updateOne(new Document("_id", 1L), new Document("$set", new Document("hash", "forged")));
        assertThat(chain.verify().broken()).hasValue("block 1");
    }

    @Test
    void aTruncatedLogIsFoundAgainstTheExportedHead() {
        var kept = List.of(chain.verify().exported());
        assertThat(chain.verify(kept).broken()).isEmpty();
        write("e");
        chain.seal();
        assertThat(chain.verify(kept).broken()).as("it only grew").isEmpty();
        blocks().deleteMany(new Document("_id", new Document("$gte", 2L)));
        entries().deleteMany(new Document("block", new Document("$gte", 2L)));
        assertThat(chain.verify().broken()).as("nothing inside says so").isEmpty();
        assertThat(chain.verify(kept).broken())
                .hasValueSatisfying(where -> assertThat(where).startsWith("block 2: what followed entry 2 is gone"));
        write("f", "g");
        chain.seal();
        assertThat(chain.verify(kept).broken()).hasValue("block 2: another one was exported");
    }

    @Test
    void anEmptyLogHadNoHead() {
        database.drop();
        var none = List.of(chain.verify().exported());
        assertThat(none.getFirst().line()).endsWith("(none)");
        twoBlocksOfTwoEntries();
        assertThat(chain.verify(none).broken()).isEmpty();
    }

    @Test
    void aBlockWhoseEntriesWereNotMarkedBeforeACrashIsFinished() {
        entries().updateMany(new Document("block", 2L), new Document("$set", new Document("block", null)));
        assertThat(chain.seal()).isZero();
        assertThat(chain.verify().broken()).isEmpty();
        assertThat(entries().countDocuments(new Document("block", 2L))).isEqualTo(2);
    }

    private void write(String... ids) {
        for (var id : ids) {
            entries()
                    .insertOne(new Document("_id", id)
                            .append("what", "CONTACT " + id)
                            .append("block", null));
        }
    }

    private com.mongodb.client.MongoCollection<Document> entries() {
        return database.getCollection(LOG);
    }

    private com.mongodb.client.MongoCollection<Document> blocks() {
        return database.getCollection(LOG + "_blocks");
    }
}
