package nl.gevraagd;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.Objects;
import org.bson.Document;

/** Tells a MongoDB from what only speaks like one: it says what it is, holds what an index promises, and tells of changes. */
final class RealMongo {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_ALLOWED = 13;
    private static final int DUPLICATE = 11_000;

    private RealMongo() {}

    /** @throws IllegalStateException when it is none, with one sentence that says why */
    static void check(String uri) {
        try (var client = MongoClients.create(uri)) {
            var scratch = client.getDatabase("probe_" + ProcessHandle.current().pid());
            try {
                check(client.getDatabase("admin"), scratch.getCollection("probe"));
            } finally {
                scratch.drop();
            }
        }
    }

    static void check(MongoDatabase admin, MongoCollection<Document> scratch) {
        checkName(admin);
        checkIndex(scratch);
        checkChanges(scratch);
    }

    /** The name is that of its program; which engines there are is said to everybody. */
    private static void checkName(MongoDatabase admin) {
        var build = admin.runCommand(new Document("buildInfo", 1));
        if (!(build.get("storageEngines") instanceof Iterable<?> engines)
                || !engines.toString().contains("wiredTiger")) {
            throw isNone("it knows no storage engine of MongoDB's");
        }
        try {
            var process = admin.runCommand(new Document("serverStatus", 1)).getString("process");
            if (process == null || !process.matches("(.*[/\\\\])?mongo[ds]\\b.*")) {
                throw isNone("its process is " + process);
            }
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != NOT_ALLOWED) {
                throw isNone("it does not tell its state");
            }
        }
    }

    private static void checkIndex(MongoCollection<Document> scratch) {
        scratch.createIndex(
                new Document("number", 1),
                new IndexOptions().unique(true).partialFilterExpression(new Document("live", true)));
        scratch.insertOne(new Document("number", 1).append("live", false));
        scratch.insertOne(new Document("number", 1).append("live", false));
        scratch.insertOne(new Document("number", 1).append("live", true));
        try {
            scratch.insertOne(new Document("number", 1).append("live", true));
        } catch (MongoWriteException refused) {
            if (refused.getCode() == DUPLICATE) {
                return;
            }
            throw refused;
        }
        throw isNone("it does not hold a partial unique index");
    }

    private static void checkChanges(MongoCollection<Document> scratch) {
        try (var changes = scratch.watch().cursor()) {
            scratch.insertOne(new Document("number", 2).append("live", true));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                var change = changes.tryNext();
                if (change != null
                        && Objects.requireNonNull(change.getFullDocument()).getInteger("number") == 2) {
                    return;
                }
            }
        } catch (MongoException refused) {
            throw isNone("it opens no stream of changes; a lone server has to be a replica set of one ("
                    + refused.getMessage() + ")");
        }
        throw isNone("its stream of changes tells of none");
    }

    private static IllegalStateException isNone(String why) {
        return new IllegalStateException("Tests need a real MongoDB, and this is none: " + why + ".");
    }
}
