package nl.gevraagd.launch;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/** Makes a lone server a replica set of one, which majority writes and change streams need. */
final class ReplicaSet {

    static final String NAME = "rs0";
    private static final int ALREADY = 23;
    private static final Duration STEP = Duration.ofMillis(150);

    private ReplicaSet() {}

    /** Of our database in the replica set behind a port. */
    static String address(int port) {
        return "mongodb://127.0.0.1:" + port + "/gevraagd?replicaSet=" + NAME;
    }

    private static boolean answers(int port) {
        try (var client = client(port)) {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .containsKey("isWritablePrimary");
        } catch (MongoException silent) {
            return false;
        }
    }

    /** @param checkAlive throws when the server has ended, so that nobody waits for it */
    static void begin(int port, Runnable checkAlive, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (!answers(port)) {
            checkAlive.run();
            pause(until, port);
        }
        try (var client = client(port)) {
            initiate(client, port);
            while (!takesWrites(client)) {
                pause(until, port);
            }
        }
    }

    /** A server that changes its role closes the connections that it has: that is no reason to give up. */
    private static boolean takesWrites(MongoClient client) {
        try {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException closed) {
            return false;
        }
    }

    private static void initiate(MongoClient client, int port) {
        var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
        var wanted = new Document("_id", NAME).append("members", List.of(member));
        try {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", wanted));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != ALREADY) {
                throw e;
            }
            moveTo(client, port);
        }
    }

    /** The data comes from an earlier start on another port. */
    private static void moveTo(MongoClient client, int port) {
        var config = client.getDatabase("admin")
                .runCommand(new Document("replSetGetConfig", 1))
                .get("config", Document.class);
        var host = "127.0.0.1:" + port;
        if (host.equals(config.getList("members", Document.class).getFirst().put("host", host))) {
            return;
        }
        config.put("version", config.getInteger("version") + 1);
        client.getDatabase("admin").runCommand(new Document("replSetReconfig", config).append("force", true));
    }

    private static void pause(long until, int port) {
        if (System.nanoTime() > until) {
            throw new CannotStart("The mongod on port " + port + " does not answer.");
        }
        LockSupport.parkNanos(STEP.toNanos());
    }

    private static MongoClient client(int port) {
        return MongoClients.create(
                "mongodb://127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=1000");
    }
}
