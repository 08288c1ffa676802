package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** MongoDB 8 in a container, with its data in a volume of its own, for machines where Docker runs. */
final class MongoContainer {

    private static final String IMAGE = "mongo:8.0.15";

    private MongoContainer() {}

    static Database start(Path home) {
        var name = "gevraagd-" + Integer.toHexString(home.toString().hashCode());
        int port = Ports.free();
        var running = docker("ps", "--quiet", "--filter", "name=^" + name + "$");
        if (running.isBlank()) {
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
                    IMAGE,
                    "--replSet",
                    "rs0",
                    "--bind_ip_all",
                    "--port",
                    Integer.toString(port));
        } else {
            var published = docker("port", name).strip();
            port = Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
        }
        ReplicaSet.begin(port, alive(), java.time.Duration.ofSeconds(60));
        return new Database(
                "mongodb://127.0.0.1:" + port + "/gevraagd?replicaSet=rs0",
                IMAGE + " in the container " + name + ", port " + port,
                () -> docker("stop", name));
    }

    private static Process alive() {
        try {
            return new ProcessBuilder("docker", "version")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new CannotStart("Docker does not answer.", e);
        }
    }

    private static String docker(String... words) {
        try {
            var command = new java.util.ArrayList<>(List.of("docker"));
            command.addAll(List.of(words));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
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
