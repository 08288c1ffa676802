package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB 8 in a container, with its data in a volume of its own, for machines where Docker runs. The name of the volume is kept
 * under the home, so that a later start knows where the data is.
 */
final class MongoContainer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final boolean keysAreNew;
    private final Docker docker;
    private final Beginning beginning;
    private final String name;

    /** Runs a command of Docker's and gives what it says. */
    interface Docker {

        String run(String... words);
    }

    /** Makes a replica set of the server at this port. */
    interface Beginning {

        void begin(int port, Runnable checkAlive, Duration patience);
    }

    /** @param keysAreNew whether this start has no keys yet, so that what was written before cannot be read by it */
    MongoContainer(Path home, boolean keysAreNew, Docker docker, Beginning beginning) {
        this.home = home;
        this.keysAreNew = keysAreNew;
        this.docker = docker;
        this.beginning = beginning;
        this.name = volumeOf(home)
                .orElse("gevraagd-" + Integer.toHexString(home.toString().hashCode()));
    }

    static Database start(Path home, boolean keysAreNew) {
        return new MongoContainer(home, keysAreNew, MongoContainer::docker, ReplicaSet::begin).start();
    }

    Database start() {
        var shared = new SharedServer(home.resolve("container"));
        int port = shared.join(this::portOfRunning, this::launch);
        return new Database(
                ReplicaSet.address(port),
                MongoServers.IMAGE + " in the container " + name + ", port " + port
                        + ", data in Docker's volume of that name",
                () -> shared.leave(() -> docker.run("stop", name)));
    }

    /** The volume that holds the data of an earlier start; empty too when its name was only half written. */
    static Optional<String> volumeOf(Path home) {
        try {
            return Files.exists(volume(home))
                    ? Optional.of(Files.readString(volume(home)).strip())
                            .filter(text -> text.matches("gevraagd-[0-9a-f]{1,8}"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The file " + volume(home) + " cannot be read.", e);
        }
    }

    /** Where its name is kept. */
    static Path volume(Path home) {
        return home.resolve("container").resolve("volume");
    }

    private Optional<Integer> portOfRunning() {
        checkKeys();
        if (!runs()) {
            return Optional.empty();
        }
        var published = docker.run("port", name).strip();
        int port = Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
        remember();
        beginning.begin(port, this::checkAlive, PATIENCE); // it may have been left before it was one
        return Optional.of(port);
    }

    /** The same port inside and outside, as the replica set tells its clients the one inside. */
    private int launch() {
        int port = Ports.free();
        remember(); // the volume is there before a server runs in it
        docker.run(
                "run",
                "--detach",
                "--rm",
                "--name",
                name,
                "--publish",
                "127.0.0.1:" + port + ":" + port,
                "--volume",
                name + ":/data/db",
                MongoServers.IMAGE,
                "--replSet",
                ReplicaSet.NAME,
                "--bind_ip_all",
                "--port",
                Integer.toString(port));
        beginning.begin(port, this::checkAlive, PATIENCE);
        return port;
    }

    /** A volume that this folder does not know of belongs to one that stood here before and is gone, and its keys with it. */
    private void checkKeys() {
        if (keysAreNew && volumeOf(home).isEmpty() && isThere()) {
            throw new CannotStart("Docker's volume " + name
                    + " holds data of an earlier start, and the keys to it are gone "
                    + "from " + home + ": put that folder back, or remove the data with `docker rm --force " + name
                    + "; docker volume rm " + name + "`.");
        }
    }

    private boolean isThere() {
        return docker.run("volume", "ls", "--quiet", "--filter", "name=" + name)
                .lines()
                .anyMatch(volume -> volume.strip().equals(name));
    }

    private void remember() {
        try {
            Files.writeString(volume(home), name + "\n");
        } catch (IOException e) {
            throw Room.unwritable(home, e, "The file " + volume(home) + " cannot be written.");
        }
    }

    private boolean runs() {
        return !docker.run("ps", "--quiet", "--filter", "name=^" + name + "$").isBlank();
    }

    private void checkAlive() {
        if (!runs()) {
            throw new CannotStart("MongoDB in the container " + name + " ended at once: is the disk full? "
                    + "Else set MONGODB_URI to use another.");
        }
    }

    private static String docker(String... words) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return run(command);
    }

    /** What it answers; beside that it may say whatever it likes, as that it is another program. */
    static String run(List<String> command) {
        try {
            var errors = Files.createTempFile("docker", ".errors");
            try {
                return run(command, errors);
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new CannotStart("Docker does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while Docker was starting MongoDB.", e);
        }
    }

    private static String run(List<String> command, Path errors) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            if (Room.isFull(output + Files.readString(errors))) {
                throw new CannotStart("The disk that Docker keeps its images and volumes on is full: make room "
                        + "(`docker system df` says what takes it), or set MONGODB_URI to use another.");
            }
            throw new CannotStart("Docker could not " + command.get(1) + " MongoDB; set MONGODB_URI to use another.");
        }
        return output;
    }
}
