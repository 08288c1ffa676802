package nl.gevraagd;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import nl.gevraagd.launch.MongoServers;
import nl.gevraagd.shared.Keys;
import org.bson.Document;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Gives each application context a database of its own on one real MongoDB: the one that MONGODB_URI names, else a container
 * where Docker runs, else one that is found or fetched as at a start. Without one, or with one that only speaks like it, tests fail.
 */
public final class TestMongo implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path HOME = Path.of("target", "gevraagd").toAbsolutePath();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String SERVER = server();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.mongodb.uri=" + database(),
                        "gevraagd.home=" + HOME,
                        "gevraagd.keys=" + keys(),
                        "management.server.port=0")
                .applyTo(context);
    }

    /** The address of a database that nobody used before. */
    public static String database() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        return SERVER.replace("/gevraagd", "/" + name);
    }

    /** A file with new keys. */
    public static Path keys() {
        try {
            var folder = Files.createDirectories(HOME.resolve("keys"));
            var file = Files.createTempDirectory(folder, "").resolve("test.keys");
            Keys.generate().writeNew(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String server() {
        var set = System.getenv("MONGODB_URI");
        if (set != null && !set.isBlank()) {
            var uri = withDatabase(set);
            RealMongo.check(uri);
            System.out.println("Tests run on the MongoDB that MONGODB_URI names.");
            try {
                refuseScans(uri, true);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> refuseScans(uri, false)));
            } catch (MongoException notAllowed) {
                System.out.println(
                        "Queries without an index are not found: this MongoDB does not let tests refuse them.");
            }
            return uri;
        }
        var uri = MongoServers.dockerRuns() ? container() : process();
        refuseScans(uri, true);
        return uri;
    }

    private static String withDatabase(String uri) {
        int options = uri.indexOf('?');
        var hosts = uri.substring(0, options < 0 ? uri.length() : options).replaceAll("(?<!/)/[^/]*$", "");
        return hosts + "/gevraagd" + (options < 0 ? "" : uri.substring(options));
    }

    /** One for the tests alone, which goes with them. */
    private static String container() {
        var server = new MongoDBContainer(MongoServers.IMAGE).withReplicaSet();
        server.start();
        RealMongo.check(server.getReplicaSetUrl("gevraagd"));
        System.out.println("Tests run on a real MongoDB: " + MongoServers.IMAGE + " in the container "
                + server.getContainerName().replace("/", ""));
        return server.getReplicaSetUrl("gevraagd");
    }

    private static String process() {
        var server = MongoServers.process(HOME);
        Runtime.getRuntime().addShutdownHook(new Thread(server::leave));
        RealMongo.check(server.uri());
        System.out.println("Tests run on a real MongoDB: " + server.which());
        return server.uri();
    }

    /** A query that no index serves is an error, in whichever test it runs. */
    private static void refuseScans(String uri, boolean refuse) {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase("admin").runCommand(new Document("setParameter", 1).append("notablescan", refuse));
        }
    }
}
