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
import nl.gevraagd.shared.OperatorCommand;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

/** What an operator reads when a command cannot be done. */
class OperatorWorkTests {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aCommandSaysItsOwnStatusAndTheLongestNameIsCalled() {
        assertThat(status(() -> 7, "import", "parties", "a.csv", "--dry-run")).isEqualTo(7);
        assertThat(status(() -> 7, "export", "parties")).isEqualTo(OperatorCommand.NOT_UNDERSTOOD);
        assertThat(said()).isEmpty();
        assertThat(status(() -> 7, "import", "parties", "--force")).isEqualTo(OperatorCommand.NOT_UNDERSTOOD);
        assertThat(said()).contains("--force", "Nothing was done");
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
        return status(
                () -> {
                    throw fault;
                },
                "import",
                "parties",
                "a.csv");
    }

    private int status(Supplier<Integer> work, String... words) {
        var commands = List.<OperatorCommand>of(new Command("import parties", work), new Command("import", () -> {
            throw new AssertionError("a shorter name");
        }));
        return new OperatorWork(commands, System.out, new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(List.of(words));
    }

    private String said() {
        var text = errors.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().count()).as(text).isLessThan(2);
        return text;
    }

    private record Command(String name, Supplier<Integer> work) implements OperatorCommand {

        @Override
        public String usage() {
            return "FILE… [--dry-run]";
        }

        @Override
        public int run(List<String> arguments, PrintStream out) {
            return work.get();
        }
    }
}
