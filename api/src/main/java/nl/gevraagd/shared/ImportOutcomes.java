package nl.gevraagd.shared;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How imports ended. Counted in the database, since an operator's command is gone before anybody reads its metrics: every
 * instance tells the same number.
 */
@Component
public class ImportOutcomes {

    private static final String COLLECTION = "import_outcomes";

    private final MongoTemplate mongo;
    private volatile Map<String, Double> counts = Map.of();

    /** What is imported. */
    public enum Table {
        MUNICIPALITIES,
        MERGERS,
        POSTCODES,
        ELECTIONS,
        PARTIES
    }

    /** How it ended. */
    public enum Outcome {
        CHANGED,
        UNCHANGED,
        DRY_RUN,
        REFUSED
    }

    ImportOutcomes(MongoTemplate mongo, MeterRegistry meters) {
        this.mongo = mongo;
        for (var table : Table.values()) {
            for (var outcome : Outcome.values()) {
                var key = keyOf(table, outcome);
                FunctionCounter.builder("gevraagd.imports", this, self -> self.counts.getOrDefault(key, 0.0))
                        .tag("table", label(table))
                        .tag("outcome", label(outcome))
                        .description("Imports by table and outcome, over all instances and commands")
                        .register(meters);
            }
        }
    }

    public void count(Table table, Outcome outcome) {
        count(mongo, table, outcome);
        refresh();
    }

    /** Together with what the import writes, when that is committed. */
    public void count(MongoTemplate transaction, Table table, Outcome outcome) {
        transaction.upsert(
                Query.query(Criteria.where("_id").is(keyOf(table, outcome))),
                new Update().inc("count", 1L),
                COLLECTION);
    }

    @Scheduled(fixedDelay = 15_000)
    public void refresh() {
        var read = new HashMap<String, Double>();
        mongo.find(Reads.all(), Document.class, COLLECTION)
                .forEach(row -> read.put(
                        row.getString("_id"), row.get("count", Number.class).doubleValue()));
        counts = read;
    }

    private static String keyOf(Table table, Outcome outcome) {
        return label(table) + "|" + label(outcome);
    }

    private static String label(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
