package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
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

    private static final long ROOM_NEEDED = 700L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    private MongoProcess(Path home) {
        this.folder = home.resolve("mongodb");
    }

    static Database start(Path binary, Path home, String which) {
        var server = new MongoProcess(home);
        try {
            Files.createDirectories(server.folder.resolve("data"));
            Files.createDirectories(server.users());
            int port = server.locked(() -> server.portOfRunning().orElseGet(() -> server.launch(binary)));
            return new Database(
                    "mongodb://127.0.0.1:" + port + "/gevraagd?replicaSet=rs0",
                    which + ", port " + port + ", data in " + server.folder.resolve("data"),
                    server::leave);
        } catch (IOException e) {
            throw new CannotStart("The folder " + server.folder + " cannot be written.", e);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Two applications that start together make one server. */
    private <T> T locked(Work<T> work) throws IOException {
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("no lock");
            }
            return work.run();
        }
    }

    private Optional<Integer> portOfRunning() throws IOException {
        if (!Files.exists(state())) {
            return Optional.empty();
        }
        var parts = Files.readString(state()).strip().split(" ", -1);
        var process = ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").contains("mongod"));
        if (process.isEmpty()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts[1]);
        if (!ReplicaSet.answers(port)) {
            return Optional.empty();
        }
        use();
        return Optional.of(port);
    }

    private int launch(Path binary) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < ROOM_NEEDED) {
                throw new CannotStart("The disk under " + folder + " is full: MongoDB needs 700 MB to start.");
            }
            Files.deleteIfExists(folder.resolve("data").resolve("mongod.lock"));
            int port = Ports.free();
            var command = new ArrayList<>(apart());
            command.addAll(List.of(
                    binary.toString(),
                    "--replSet",
                    "rs0",
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
            use();
            ReplicaSet.begin(port, process, PATIENCE);
            return port;
        } catch (IOException e) {
            throw new CannotStart(
                    "The mongod " + binary + " does not start: it needs libcurl4 and OpenSSL 3; else set MONGODB_URI.",
                    e);
        }
    }

    /** Ctrl-C in a terminal reaches the whole group: the server has one of its own, and is stopped after the application. */
    private static List<String> apart() {
        var setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    private void use() throws IOException {
        Files.writeString(users().resolve(Long.toString(ProcessHandle.current().pid())), "");
    }

    private void leave() {
        try {
            locked(() -> {
                Files.deleteIfExists(
                        users().resolve(Long.toString(ProcessHandle.current().pid())));
                if (!othersUseIt()) {
                    stop();
                }
                return true;
            });
        } catch (IOException e) {
            System.err.println("The mongod under " + folder + " could not be stopped; the next start uses it again.");
        }
    }

    private boolean othersUseIt() throws IOException {
        try (var files = Files.list(users())) {
            return files.map(file -> Long.parseLong(file.getFileName().toString()))
                    .anyMatch(pid ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    private void stop() throws IOException {
        var pid = Long.parseLong(Files.readString(state()).strip().split(" ", -1)[0]);
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && process.get().destroy()) {
            try {
                process.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException slow) {
                System.err.println("The mongod is still writing; it ends by itself.");
            }
        }
        Files.deleteIfExists(state());
    }

    private Path state() {
        return folder.resolve("pid-and-port");
    }

    private Path users() {
        return folder.resolve("users");
    }
}
