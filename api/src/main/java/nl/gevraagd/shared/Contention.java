package nl.gevraagd.shared;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What to do when somebody else was quicker to change the same document: let them go first, and do all of it anew with what
 * is there then. One for each time that something is to be changed.
 */
public final class Contention {

    private static final int TRIES = 20;
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private int lost;

    /** Whether nothing went wrong but that some of the documents were there already. */
    public static boolean explains(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** For who counts by the clock: a moment drawn at random, longer the more often somebody lost. */
    static void pause(int lost) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(STEP << Math.min(lost, 6)));
    }

    /**
     * Lets the others go first: a moment drawn at random, longer each time.
     *
     * @throws IllegalStateException when they were quicker every time
     */
    public void giveWay() {
        pause(lost);
        if (++lost == TRIES) {
            throw new IllegalStateException("somebody else was quicker " + TRIES + " times");
        }
    }
}
