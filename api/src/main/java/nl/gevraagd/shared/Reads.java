package nl.gevraagd.shared;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Reads that the database ends itself when they take too long: nobody waits for the answer any more. */
public final class Reads {

    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private Reads() {}

    public static Query where(Criteria criteria) {
        return Query.query(criteria).maxTime(PATIENCE);
    }

    public static <T> @Nullable T byId(MongoTemplate mongo, Object id, Class<T> type) {
        return mongo.findOne(where(Criteria.where("_id").is(id)), type);
    }
}
