package nl.gevraagd.shared;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What to do when somebody else was quicker to change the same document. */
public final class Contention {

    private static final long STEP = Duration.ofMillis(2).toNanos();

    private Contention() {}

    /** Whether nothing went wrong but that some of the documents were there already. */
    public static boolean explains(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** Lets the others go first: a moment drawn at random, longer each time. */
    public static void giveWay(int times) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(STEP << Math.min(times, 6)));
    }
}
