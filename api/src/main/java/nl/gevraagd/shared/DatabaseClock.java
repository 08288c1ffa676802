package nl.gevraagd.shared;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The clock that all instances share: the database's. Leases and tokens are judged by it. */
@Component
public class DatabaseClock {

    private static final Duration COUNTED_ON = Duration.ofSeconds(10);

    private final MongoTemplate mongo;
    private volatile @Nullable Reading last;

    DatabaseClock(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Instant now() {
        return mongo.executeCommand(new Document("hello", 1))
                .getDate("localTime")
                .toInstant();
    }

    /** The same within a second, for what is judged at every request: read now and then, and counted on in between. */
    public Instant nearly() {
        var reading = last;
        if (reading == null || reading.age().compareTo(COUNTED_ON) > 0) {
            long asked = System.nanoTime();
            reading = new Reading(now(), asked);
            last = reading;
        }
        return reading.time().plus(reading.age());
    }

    private record Reading(Instant time, long nanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }
}
