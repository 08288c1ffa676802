package nl.gevraagd.shared;

import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Runs what was not run yet, before the first request and the first sweep. */
@Component
@DependsOn("installation")
class Migrations implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String COLLECTION = "migrations";
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final Leases leases;
    private final Clock clock;
    private final List<Migration> migrations;
    private volatile boolean running;

    Migrations(MongoTemplate mongo, Leases leases, Clock clock, List<Migration> migrations) {
        this.mongo = mongo;
        this.leases = leases;
        this.clock = clock;
        this.migrations = migrations.stream()
                .sorted(Comparator.comparing(Migration::name))
                .toList();
    }

    @Override
    public void start() {
        if (!missing().isEmpty()) {
            while (!leases.hold(COLLECTION, LEASE)) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            try {
                missing().forEach(this::run);
            } finally {
                leases.release(COLLECTION);
            }
        }
        running = true;
    }

    private List<Migration> missing() {
        var done = mongo.getCollection(COLLECTION)
                .find()
                .map(document -> document.getString("_id"))
                .into(new HashSet<>());
        return migrations.stream().filter(m -> !done.contains(m.name())).toList();
    }

    private void run(Migration migration) {
        migration.run(mongo.getDb());
        mongo.getCollection(COLLECTION)
                .updateOne( // one that took longer than the lease may have been run by another instance as well
                        new Document("_id", migration.name()),
                        new Document("$setOnInsert", new Document("at", clock.instant())),
                        new UpdateOptions().upsert(true));
        leases.hold(COLLECTION, LEASE);
        LOG.info("migrated the database: {}", migration.name());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else that starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }
}
