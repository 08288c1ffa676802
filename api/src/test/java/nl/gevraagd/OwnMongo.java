package nl.gevraagd;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A mongod that one test has for itself, of the program that the other tests run on: it compresses nothing, so that its files can be
 * searched byte by byte, and writes every operation into its log as slow. There is none where that program runs elsewhere.
 */
final class OwnMongo implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Optional<OwnMongo> RUNNING = start();

    private final Path folder;
    private final String uri;

    /** For Spring: the application gets the database of its own. */
    OwnMongo() {
        this(Path.of(""), "");
    }

    private OwnMongo(Path folder, String uri) {
        this.folder = folder;
        this.uri = uri;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        RUNNING.ifPresent(
                own -> TestPropertyValues.of("spring.mongodb.uri=" + own.uri).applyTo(context));
    }

    static Optional<OwnMongo> running() {
        return RUNNING;
    }

    /** The names of the files, those of the log included, in which one of these stands; all that is known is written before. */
    List<String> filesWith(List<String> texts) {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase("admin").runCommand(new Document("fsync", 1));
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, texts))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, List<String> texts) {
        try {
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return texts.stream().anyMatch(bytes::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<OwnMongo> start() {
        var options = new ArrayList<>(List.of("--replSet", "own", "--slowms", "-1"));
        options.addAll(List.of("--setParameter", "maxLogSizeKB=1024"));
        options.addAll(List.of("--wiredTigerCollectionBlockCompressor", "none"));
        options.addAll(List.of("--wiredTigerJournalCompressor", "none"));
        options.addAll(List.of("--wiredTigerIndexPrefixCompression", "false"));
        return launch(options).map(own -> {
            begin(own.uri);
            return new OwnMongo(own.folder, own.uri + "?replicaSet=own");
        });
    }

    /** The address of one that was started by itself, as whoever installs MongoDB and goes no further has it. */
    static Optional<String> standalone() {
        return launch(List.of()).map(own -> own.uri);
    }

    /** One that can be told to let something wait, and that lets go of what the dead hold after five seconds instead of sixty. */
    static Optional<OwnMongo> breakable() {
        var options = new ArrayList<>(List.of("--replSet", "own"));
        options.addAll(List.of("--setParameter", "enableTestCommands=1"));
        options.addAll(List.of("--setParameter", "transactionLifetimeLimitSeconds=5"));
        return launch(options).map(own -> {
            begin(own.uri);
            return own;
        });
    }

    String uri() {
        return uri;
    }

    private static Optional<OwnMongo> launch(List<String> options) {
        return program().map(program -> {
            try {
                var folder = Files.createTempDirectory("own-mongod");
                var data = Files.createDirectory(folder.resolve("data"));
                int port;
                try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    port = free.getLocalPort();
                }
                var command = new ArrayList<>(List.of(program, "--bind_ip", "127.0.0.1"));
                command.addAll(List.of("--port", Integer.toString(port), "--dbpath", data.toString()));
                command.addAll(List.of("--logpath", folder.resolve("mongod.log").toString()));
                command.addAll(List.of("--wiredTigerCacheSizeGB", "0.5"));
                command.addAll(options);
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("mongod.out").toFile())
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
                return new OwnMongo(folder, "mongodb://127.0.0.1:" + port + "/own");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** That of the server that the other tests run on, where it is a process of this machine. */
    private static Optional<String> program() {
        try (var client = MongoClients.create(TestMongo.database())) {
            var server = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
            return ProcessHandle.of(server.get("pid", Number.class).longValue())
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.contains("mongod"));
        } catch (MongoException notAllowed) {
            return Optional.empty();
        }
    }

    private static void begin(String uri) {
        try (var client = MongoClients.create(uri + "?directConnection=true")) {
            var admin = client.getDatabase("admin");
            var host = new ConnectionString(uri).getHosts().getFirst();
            var member = new Document("_id", 0).append("host", host);
            admin.runCommand(
                    new Document("replSetInitiate", new Document("_id", "own").append("members", List.of(member))));
            Graph.untilTrue(() -> Objects.requireNonNull(admin.runCommand(new Document("hello", 1)))
                    .getBoolean("isWritablePrimary"));
        }
    }

    private static void end(Process process, Path folder) {
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
