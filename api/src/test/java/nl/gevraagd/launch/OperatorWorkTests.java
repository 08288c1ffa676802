package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.gevraagd.shared.Told;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

/** What an operator reads when a command cannot be done. */
class OperatorWorkTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aCommandPrintsWhatItToldAndFailsWhenItDidNotDoIt() {
        assertThat(status(() -> Told.done("Good."))).isEqualTo(Launch.DONE);
        assertThat(status(() -> Told.refused(1, List.of("line 2: bad")))).isEqualTo(Launch.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Good.", "line 2: bad", "REFUSED: 1 problem. Nothing was changed.");
        assertThat(said()).isEmpty();
    }

    static Stream<RuntimeException> away() {
        var timeout = new MongoTimeoutException("no server");
        return Stream.of(
                timeout,
                new MongoSocketReadException("gone", new ServerAddress(), new IOException("gone")),
                new DataAccessResourceFailureException("no server", timeout),
                new IllegalStateException("no server", timeout));
    }

    @ParameterizedTest
    @MethodSource("away")
    void aDatabaseThatGoesAwayIsToldInOneSentence(RuntimeException away) {
        assertThat(broken(away)).isEqualTo(Launch.FAILED);
        assertThat(said()).contains("`import parties` broke off", "MONGODB_URI", "does not answer");
    }

    static Stream<RuntimeException> faults() {
        return Stream.of(
                new IllegalStateException("KANARIE"),
                new DuplicateKeyException("KANARIE", new IllegalArgumentException("KANARIE")),
                new MongoCommandException(BsonDocument.parse("{ok: 0, errmsg: 'KANARIE'}"), new ServerAddress()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anotherFaultIsToldWithoutWhatTheDatabaseHolds(RuntimeException fault) {
        assertThat(broken(fault)).isEqualTo(Launch.FAILED);
        assertThat(said()).contains("`import parties` broke off").doesNotContain("KANARIE", "\tat ");
    }

    private int broken(RuntimeException fault) {
        return status(() -> {
            throw fault;
        });
    }

    private int status(Supplier<Told> work) {
        return new OperatorWork(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run("import parties", work);
    }

    private String said() {
        var text = errors.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().count()).as(text).isLessThan(2);
        return text;
    }
}
