package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** MongoDB 8 in a container, with its data in a volume of its own, for machines where Docker runs. */
final class MongoContainer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;

    private MongoContainer(Path home) {
        this.name = "gevraagd-" + Integer.toHexString(home.toString().hashCode());
    }

    static Database start(Path home) {
        var server = new MongoContainer(home);
        var shared = new SharedServer(home.resolve("container"));
        int port = shared.join(server::portOfRunning, server::launch);
        return new Database(
                ReplicaSet.address(port),
                MongoServers.IMAGE + " in the container " + server.name + ", port " + port,
                () -> shared.leave(() -> docker("stop", server.name)));
    }

    private Optional<Integer> portOfRunning() {
        if (!runs()) {
            return Optional.empty();
        }
        var published = docker("port", name).strip();
        int port = Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
        ReplicaSet.begin(port, this::checkAlive, PATIENCE); // it may have been left before it was one
        return Optional.of(port);
    }

    /** The same port inside and outside, as the replica set tells its clients the one inside. */
    private int launch() {
        int port = Ports.free();
        docker(
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
        ReplicaSet.begin(port, this::checkAlive, PATIENCE);
        return port;
    }

    private boolean runs() {
        return !docker("ps", "--quiet", "--filter", "name=^" + name + "$").isBlank();
    }

    private void checkAlive() {
        if (!runs()) {
            throw new CannotStart("MongoDB in the container " + name + " ended at once: is the disk full? "
                    + "Else set MONGODB_URI to use another.");
        }
    }

    private static String docker(String... words) {
        try {
            var command = new ArrayList<>(List.of("docker"));
            command.addAll(List.of(words));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                if (Room.isFull(output)) {
                    throw new CannotStart("The disk that Docker keeps its images and volumes on is full: make room "
                            + "(`docker system df` says what takes it), or set MONGODB_URI to use another.");
                }
                throw new CannotStart("Docker could not " + words[0] + " MongoDB; set MONGODB_URI to use another.");
            }
            return output;
        } catch (IOException e) {
            throw new CannotStart("Docker does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while Docker was starting MongoDB.", e);
        }
    }
}
