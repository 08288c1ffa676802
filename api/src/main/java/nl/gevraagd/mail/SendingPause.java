package nl.gevraagd.mail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** A mail server that refuses us is left alone for a minute by all instances, by the database's clock. */
@Component
class SendingPause {

    static final Duration LENGTH = Duration.ofMinutes(1);

    /** So seldom an instance looks whether another one was refused. */
    private static final Duration LOOKED = Duration.ofSeconds(1);

    private static final Document ONE = new Document("_id", "sending");

    private final MongoTemplate mongo;
    private final AtomicReference<Look> last =
            new AtomicReference<>(new Look(false, System.nanoTime() - LOOKED.toNanos()));

    private record Look(boolean paused, long at) {}

    SendingPause(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void begin() {
        last.set(new Look(true, System.nanoTime()));
        var until = new Document("$add", List.of("$$NOW", LENGTH.toMillis()));
        pauses().updateOne(
                        ONE,
                        List.of(new Document("$set", new Document("until", until))),
                        new UpdateOptions().upsert(true));
    }

    /** Whoever looked before a pause began does not take it back. */
    boolean isOn() {
        var seen = last.get();
        if (System.nanoTime() - seen.at() >= LOOKED.toNanos()) {
            var still = new Document("$expr", new Document("$gt", List.of("$until", "$$NOW")));
            var found = Reads.find(pauses(), new Document("$and", List.of(ONE, still)))
                    .first();
            last.compareAndSet(seen, new Look(found != null, System.nanoTime()));
        }
        return last.get().paused();
    }

    private MongoCollection<Document> pauses() {
        return mongo.getCollection("sending_pauses");
    }
}
