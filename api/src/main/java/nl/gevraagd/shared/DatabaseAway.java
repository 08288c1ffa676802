package nl.gevraagd.shared;

import com.mongodb.MongoException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

/** Tells a database that is away, and will be back, from a fault of ours. */
public final class DatabaseAway {

    private DatabaseAway() {}

    public static boolean isTold(Throwable thrown) {
        return thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessResourceException
                || (thrown instanceof MongoException mongo && isAway(mongo));
    }

    private static boolean isAway(MongoException e) {
        return e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                || e.hasErrorLabel("RetryableWriteError")
                || e.getClass().getSimpleName().contains("Socket")
                || e.getClass().getSimpleName().contains("Timeout")
                || e.getClass().getSimpleName().contains("NotPrimary")
                || e.getClass().getSimpleName().contains("NodeIsRecovering");
    }
}
