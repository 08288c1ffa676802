package nl.gevraagd.shared;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoStalePrimaryException;
import com.mongodb.MongoTimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

/** Tells a database that is away, and will be back, from a fault of ours. A query that takes too long is none of the first. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Also of what was thrown because of it. */
    public static boolean isTold(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (isAway(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(Throwable thrown) {
        return switch (thrown) {
            case DataAccessResourceFailureException away -> true;
            case TransientDataAccessResourceException away -> true;
            case MongoOperationTimeoutException slow -> false;
            case MongoTimeoutException noServer -> true;
            case MongoSocketException brokenOff -> true;
            case MongoServerUnavailableException gone -> true;
            case MongoConnectionPoolClearedException gone -> true;
            case MongoNotPrimaryException elected -> true;
            case MongoStalePrimaryException elected -> true;
            case MongoNodeIsRecoveringException starts -> true;
            case MongoException other ->
                other.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                        || other.hasErrorLabel("RetryableWriteError");
            default -> false;
        };
    }
}
