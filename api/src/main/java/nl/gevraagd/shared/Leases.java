package nl.gevraagd.shared;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import java.time.Duration;
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
        var free = new Document("$expr", new Document("$lt", List.of("$until", "$$NOW")));
        var mine = new Document("owner", owner);
        var until = new Document("$add", List.of("$$NOW", time.toMillis()));
        try {
            mongo.getCollection("leases")
                    .findOneAndUpdate(
                            new Document("_id", job).append("$or", List.of(free, mine)),
                            List.of(new Document("$set", new Document("owner", owner).append("until", until))),
                            new FindOneAndUpdateOptions().upsert(true));
            return true;
        } catch (MongoCommandException | MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false; // another instance has it: the upsert met its document
            }
            throw e;
        }
    }

    /** Gives the job back, for another to take at once. */
    public void release(String job) {
        mongo.getCollection("leases").deleteOne(new Document("_id", job).append("owner", owner));
    }
}
