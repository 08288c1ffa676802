package nl.gevraagd.lead;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which leads changed, for whoever follows a branch. An instance reads the database's stream once for all of them: each stream
 * keeps a connection, and a hundred open pages would leave none for anything else.
 */
@Component
class LeadNews {

    private static final Logger LOG = LoggerFactory.getLogger(LeadNews.class);
    private static final Duration STEP = Duration.ofSeconds(1);

    /** A lead that is written anew, as each of its steps is; taking an effect out of it is no step. */
    private static final List<Document> WRITTEN = List.of(
            new Document("$match", new Document("operationType", new Document("$in", List.of("insert", "replace")))),
            new Document(
                    "$project",
                    new Document("operationType", 1)
                            .append("fullDocument.branch", 1)
                            .append("documentKey", 1)));

    private final MongoTemplate mongo;
    private @Nullable Reader reader;

    LeadNews(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Hears of every lead of the branch that is written after this returned, until it is closed or {@link Follower#isCut()}. */
    synchronized Follower follow(String branch) {
        if (reader == null || reader.ended) {
            reader = new Reader(open());
            Thread.ofVirtual().name("lead-news").start(reader);
        }
        return reader.add(branch);
    }

    private MongoChangeStreamCursor<ChangeStreamDocument<Document>> open() {
        return mongo.getCollection("leads")
                .watch(WRITTEN)
                .maxAwaitTime(STEP.toMillis(), TimeUnit.MILLISECONDS)
                .cursor();
    }

    /** Ends when the database goes away: its followers are cut, and whoever comes next begins another. */
    private static final class Reader implements Runnable {

        private final MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes;
        private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
        private volatile boolean ended;

        Reader(MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes) {
            this.changes = changes;
        }

        Follower add(String branch) {
            var follower = new Follower(branch, followers);
            followers.add(follower);
            if (ended) { // meanwhile, and perhaps after the others were cut
                follower.cut();
            }
            return follower;
        }

        @Override
        public void run() {
            try (changes) {
                while (changes.getServerCursor() != null) { // none is left when the collection goes away
                    var change = changes.tryNext();
                    if (change != null && change.getFullDocument() != null && change.getDocumentKey() != null) {
                        tell(
                                change.getFullDocument().getString("branch"),
                                new LeadId(
                                        change.getDocumentKey().getString("_id").getValue()));
                    }
                }
                LOG.info("followers of leads are cut: there are no leads any more");
            } catch (RuntimeException away) {
                LOG.info("followers of leads are cut: {}", away.getClass().getSimpleName());
            } finally {
                ended = true;
                followers.forEach(Follower::cut);
            }
        }

        private void tell(String branch, LeadId lead) {
            followers.stream().filter(one -> one.branch.equals(branch)).forEach(one -> one.hear(lead));
        }
    }

    /** One that follows a branch. Who does not keep up is cut, and looks anew. */
    static final class Follower implements AutoCloseable {

        private static final int BEHIND = 1_000;

        private final String branch;
        private final Set<Follower> all;
        private final BlockingQueue<LeadId> heard = new LinkedBlockingQueue<>(BEHIND);
        private volatile boolean cut;

        private Follower(String branch, Set<Follower> all) {
            this.branch = branch;
            this.all = all;
        }

        private void hear(LeadId lead) {
            if (!heard.contains(lead) && !heard.offer(lead)) {
                cut();
            }
        }

        private void cut() {
            cut = true;
        }

        boolean isCut() {
            return cut;
        }

        /** The next lead that changed; null when none did for so long. */
        @Nullable
        LeadId next(Duration patience) throws InterruptedException {
            return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }
}
