package nl.gevraagd.shared;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Several reads and writes as one: they see one moment, and what they write is there all or not at all. */
public final class Transactions {

    /**
     * For whoever has all the time there is. A transaction whose process was killed holds its documents until the database ends
     * it: after a minute, and it looks every half.
     */
    public static final Duration UNTIL_THE_DEAD_LET_GO = Duration.ofSeconds(110);

    private static final int WRITE_CONFLICT = 112;
    private static final TransactionOptions WHOLE = TransactionOptions.builder()
            .readConcern(ReadConcern.SNAPSHOT)
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build();

    private Transactions() {}

    /**
     * @param patience for how long to begin anew, at least once, when somebody else changes the same
     * @param work done with the template that it is given, and done again when it begins anew
     * @throws Overtaken when somebody else is changing the same all that time; then nothing is written
     */
    public static <T> T run(MongoTemplate mongo, Duration patience, Function<MongoTemplate, T> work) {
        var tries = new Tries(patience);
        try (var session = mongo.getMongoDatabaseFactory()
                .getSession(ClientSessionOptions.builder().build())) {
            return session.withTransaction(
                    () -> {
                        tries.begin();
                        try {
                            return work.apply(mongo.withSession(session));
                        } catch (
                                DataAccessException
                                        translated) { // the driver tells from its own what may be tried again
                            throw translated.getCause() instanceof MongoException cause
                                    ? tries.broken(cause)
                                    : translated;
                        }
                    },
                    WHOLE);
        }
    }

    private static final class Tries {

        private final long end;
        private int before;
        private @Nullable MongoException last;

        Tries(Duration patience) {
            this.end = System.nanoTime() + patience.toNanos();
        }

        void begin() {
            if (before > 1 && System.nanoTime() - end >= 0) {
                throw last != null && last.getCode() == WRITE_CONFLICT
                        ? new Overtaken()
                        : new DataAccessResourceFailureException("a transaction could not be ended in time", last);
            }
            if (before > 0) {
                Contention.pause(before);
            }
            before++;
        }

        MongoException broken(MongoException cause) {
            last = cause;
            return cause;
        }
    }
}
