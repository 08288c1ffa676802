package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;

/** A database that is away comes back by itself; whatever else it says is for us to look at. */
class DatabaseAwayTests {

    private static final ServerAddress SERVER = new ServerAddress();
    private static final BsonDocument ANSWER = new BsonDocument("ok", new BsonInt32(0));

    static Throwable[] away() {
        var labelled = new MongoException("none of its members answers");
        labelled.addLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
        var notPrimary = new MongoNotPrimaryException(ANSWER, SERVER);
        return new Throwable[] {
            new MongoSocketOpenException("refused", SERVER, new IOException()),
            new MongoSocketReadTimeoutException("no answer", SERVER, new IOException()),
            new MongoTimeoutException("no server"),
            notPrimary,
            new MongoNodeIsRecoveringException(ANSWER, SERVER),
            labelled,
            new DataAccessResourceFailureException("no server"),
            new UncategorizedMongoDbException("while writing", notPrimary),
            new CompletionException(new UncategorizedMongoDbException("while writing", notPrimary)),
        };
    }

    @ParameterizedTest
    @MethodSource("away")
    void aDatabaseThatIsAwayIsTold(Throwable thrown) {
        assertThat(DatabaseAway.isTold(thrown)).isTrue();
    }

    @Test
    void aSlowQueryAndWhatWasRefusedAreNotTakenForIt() {
        assertThat(new Throwable[] {
                    new MongoExecutionTimeoutException(50, "operation exceeded time limit"),
                    new MongoOperationTimeoutException("operation exceeded time limit"),
                    new MongoCommandException(ANSWER, SERVER),
                    new DataIntegrityViolationException("refused"),
                    new UncategorizedMongoDbException("slow", new MongoExecutionTimeoutException(50, "too long")),
                    new IllegalStateException("a fault of ours"),
                })
                .noneMatch(DatabaseAway::isTold);
    }
}
