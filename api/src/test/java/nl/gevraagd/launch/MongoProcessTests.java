package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which process is the server that an earlier start left running: these are shells with the words of one. */
class MongoProcessTests {

    @TempDir
    Path home;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(home.resolve("mongodb"));
    }

    @Test
    void theServerOfOurDataIsFoundAgain() throws IOException {
        var left = started(home.resolve("mongodb").resolve("data"));
        try {
            write(left.pid() + " 27017");
            assertThat(new MongoProcess(home).ours()).contains(left.toHandle());
        } finally {
            left.destroyForcibly();
        }
    }

    /** The machine was restarted, and the pid is that of a server of somebody else: it is not waited for, and not stopped. */
    @Test
    void aPidThatWasGivenToAnotherServerIsNotOurs() throws IOException {
        var other = started(Path.of("/var/lib/mongodb"));
        try {
            write(other.pid() + " 27017");
            assertThat(new MongoProcess(home).ours()).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aFileThatWasHalfWrittenNamesNone() throws IOException {
        assertThat(new MongoProcess(home).ours()).isEmpty();
        write(ProcessHandle.current().pid() + " ");
        assertThat(new MongoProcess(home).ours()).isEmpty();
    }

    private static Process started(Path data) throws IOException {
        return new ProcessBuilder("sh", "-c", "read -r line", "mongod", "--dbpath", data.toString()).start();
    }

    private void write(String pidAndPort) throws IOException {
        Files.writeString(home.resolve("mongodb").resolve("pid-and-port"), pidAndPort);
    }
}
