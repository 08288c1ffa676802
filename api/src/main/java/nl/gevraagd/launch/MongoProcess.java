package nl.gevraagd.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A mongod of our own on the loopback, as a replica set of one. It is stopped by the last application that uses it; one that
 * outlived its application is found again by the pid and port in its folder.
 */
final class MongoProcess {

    /** In megabytes: an empty database takes half of it. */
    static final long ROOM_NEEDED = 700;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    MongoProcess(Path home) {
        this.folder = home.resolve("mongodb");
    }

    static Database start(Path binary, Path home, String which) {
        var server = new MongoProcess(home);
        var shared = new SharedServer(server.folder);
        int port = shared.join(server::portOfRunning, () -> server.launch(binary));
        return new Database(
                ReplicaSet.address(port),
                which + ", port " + port + ", data in " + server.folder.resolve("data"),
                () -> shared.leave(server::stop));
    }

    /** Whether a server of this kind wrote there. */
    static boolean holdsDataOf(Path home) {
        return Files.exists(new MongoProcess(home).folder.resolve("data").resolve("WiredTiger"));
    }

    private Optional<Integer> portOfRunning() {
        var process = ours();
        if (process.isEmpty()) {
            return Optional.empty();
        }
        int port = (int) pidAndPort().orElseThrow()[1];
        ReplicaSet.begin(port, () -> checkAlive(process.get().isAlive()), PATIENCE); // it may have been left half-made
        return Optional.of(port);
    }

    /** The process of the pid that we wrote, unless that pid was given to another one since: only ours names our folder. */
    Optional<ProcessHandle> ours() {
        var data = folder.resolve("data").toString();
        return pidAndPort()
                .flatMap(server -> ProcessHandle.of(server[0]))
                .filter(process -> process.info()
                        .arguments()
                        .map(words -> List.of(words).contains(data))
                        .orElse(false));
    }

    private int launch(Path binary) {
        try {
            Files.createDirectories(folder.resolve("data"));
            Room.check(folder, ROOM_NEEDED, "to start MongoDB");
            Files.deleteIfExists(folder.resolve("data").resolve("mongod.lock"));
            int port = Ports.free();
            var command = new ArrayList<>(apart());
            command.addAll(List.of(
                    binary.toString(),
                    "--replSet",
                    ReplicaSet.NAME,
                    "--dbpath",
                    folder.resolve("data").toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind_ip",
                    "127.0.0.1",
                    "--networkMessageCompressors",
                    "disabled",
                    "--wiredTigerCacheSizeGB",
                    "0.5",
                    "--logpath",
                    folder.resolve("mongod.log").toString(),
                    "--logappend"));
            var process = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("mongod.out").toFile())
                    .redirectErrorStream(true)
                    .start();
            Files.writeString(state(), process.pid() + " " + port);
            ReplicaSet.begin(port, () -> checkAlive(process.isAlive()), PATIENCE);
            return port;
        } catch (IOException e) {
            throw Room.unwritable(
                    folder,
                    e,
                    "The mongod " + binary + " does not start: it needs libcurl4 and OpenSSL 3; else set MONGODB_URI.");
        }
    }

    /** Ctrl-C in a terminal reaches the whole group: the server has one of its own, and is stopped after the application. */
    private static List<String> apart() {
        var setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    private void checkAlive(boolean alive) {
        if (!alive) {
            throw new CannotStart(
                    Room.isAsGoodAsFull(folder)
                            ? Room.full(folder)
                            : "The mongod ended at once: " + folder.resolve("mongod.log")
                                    + " says why, or mongod.out beside it (libcurl4 or OpenSSL 3 missing).");
        }
    }

    private void stop() {
        ours().ifPresent(MongoProcess::end);
        try {
            Files.deleteIfExists(state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException slow) {
            System.err.println("The mongod is still writing; it ends by itself.");
        }
    }

    /** Empty too when the disk was full or the power went while it was written. */
    private Optional<long[]> pidAndPort() {
        try {
            return Files.exists(state())
                    ? Optional.of(Files.readString(state()).strip())
                            .filter(text -> text.matches("\\d{1,9} \\d{1,5}"))
                            .map(text -> Arrays.stream(text.split(" ", -1))
                                    .mapToLong(Long::parseLong)
                                    .toArray())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path state() {
        return folder.resolve("pid-and-port");
    }
}
