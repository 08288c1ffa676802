package nl.gevraagd.shared;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Reads that the database ends itself when they take too long: nobody waits for the answer any more. What may take longer says so
 * on what it gets here. The template keeps the time of a query where it finds, and forgets it in {@code exists} and
 * {@code findDistinct}.
 */
public final class Reads {

    public static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of what reads very many, and is worth it. */
    public static final Duration AT_LEISURE = Duration.ofSeconds(20);

    private Reads() {}

    public static Query all() {
        return new Query().maxTime(PATIENCE);
    }

    public static Query where(Criteria criteria) {
        return all().addCriteria(criteria);
    }

    public static <T> @Nullable T byId(MongoTemplate mongo, Object id, Class<T> type) {
        return mongo.findOne(where(Criteria.where("_id").is(id)), type);
    }

    /** The same of the driver, for what the template does not know how to ask. */
    public static FindIterable<Document> find(MongoCollection<Document> collection, Bson which) {
        return collection.find(which).maxTime(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
