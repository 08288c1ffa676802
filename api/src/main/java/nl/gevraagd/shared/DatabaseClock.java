package nl.gevraagd.shared;

import java.time.Instant;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The clock that all instances share: the database's. Leases and tokens are judged by it. */
@Component
public class DatabaseClock {

    private final MongoTemplate mongo;

    DatabaseClock(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Instant now() {
        return mongo.executeCommand(new Document("hello", 1))
                .getDate("localTime")
                .toInstant();
    }
}
