package nl.gevraagd.shared;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Lets one instance at a time do a job, judged by the database's clock. */
@Component
public class Leases {

    private final MongoTemplate mongo;
    private final String owner = RandomId.next();

    Leases(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether this instance has the job now, for {@code time} from now on; holding it already, it goes on. */
    public boolean hold(String job, Duration time) {
        return term(job, time) > 0;
    }

    /**
     * The same, with a number that grows each time that the job changes hands: whoever writes it along with their work is
     * told apart from one who was there before and woke up late.
     *
     * @return the term of this instance; 0 when another has the job
     */
    public long term(String job, Duration time) {
        var free = new Document("$lt", List.of(new Document("$ifNull", List.of("$until", Instant.EPOCH)), "$$NOW"));
        var mine = new Document("$eq", List.of("$owner", owner));
        var term = new Document("$ifNull", List.of("$term", 0L));
        var taken = new Document("owner", owner)
                .append("until", new Document("$add", List.of("$$NOW", time.toMillis())))
                .append("term", new Document("$add", List.of(term, new Document("$cond", List.of(mine, 0L, 1L)))));
        var update = new Document(
                "$replaceWith",
                new Document(
                        "$cond",
                        List.of(
                                new Document("$or", List.of(free, mine)),
                                new Document("$mergeObjects", List.of("$$ROOT", taken)),
                                "$$ROOT")));
        try {
            var after = mongo.getCollection("leases")
                    .findOneAndUpdate(
                            new Document("_id", job),
                            List.of(update),
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
            return after != null && owner.equals(after.getString("owner")) ? after.getLong("term") : 0;
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return 0; // two instances made the lease at once, and the other was first
            }
            throw e;
        }
    }

    /** Gives the job back, for another to take at once. */
    public void release(String job) {
        mongo.getCollection("leases")
                .updateOne(
                        new Document("_id", job).append("owner", owner),
                        new Document("$set", new Document("owner", "").append("until", Instant.EPOCH)));
    }
}
