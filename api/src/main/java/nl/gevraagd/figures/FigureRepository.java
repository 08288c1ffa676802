package nl.gevraagd.figures;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Keeps the figures, one cell per place and week. */
@Repository
class FigureRepository {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MongoTemplate mongo;

    FigureRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** A cell of a municipality that has to be counted anew. */
    record Dirty(String municipality, String province, String week) {}

    void mark(Collection<Dirty> cells) {
        if (cells.isEmpty()) {
            return;
        }
        var writes = cells.stream()
                .distinct()
                .map(cell -> new UpdateOneModel<Document>(
                        new Document("_id", Cell.idOf(cell.municipality(), cell.week())),
                        new Document("$set", new Document("dirty", true))
                                .append(
                                        "$setOnInsert",
                                        new Document("place", cell.municipality())
                                                .append("province", cell.province())
                                                .append("week", cell.week())
                                                .append("counts", new Document())
                                                .append("shown", new Document())),
                        new UpdateOptions().upsert(true)))
                .toList();
        mongo.getCollection("figures").bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    List<Cell> dirty(int most) {
        return mongo.find(query(Criteria.where("dirty").is(true)).limit(most), Cell.class);
    }

    /** Unmarks before counting: what changes during the count marks the cell again. */
    void unmark(Cell cell) {
        mongo.getCollection("figures")
                .updateOne(new Document("_id", cell.id()), new Document("$unset", new Document("dirty", "")));
    }

    void saveCounts(Cell cell, Map<String, Integer> counts) {
        mongo.getCollection("figures")
                .updateOne(
                        new Document("_id", cell.id()),
                        new Document("$set", new Document("counts", new Document(counts))));
    }

    List<Cell> municipalitiesIn(String week) {
        return mongo.find(query(Criteria.where("week").is(week).and("province").exists(true)), Cell.class);
    }

    List<Cell> weeksOf(String municipality) {
        return mongo.find(
                query(Criteria.where("place").is(municipality).and("week").ne(Cell.ALL)), Cell.class);
    }

    void save(Collection<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        var writes = cells.stream()
                .map(cell -> {
                    var values = new Document("place", cell.place())
                            .append("week", cell.week())
                            .append("counts", new Document(cell.counts()))
                            .append("shown", new Document(cell.shown()))
                            .append("asOf", cell.asOf());
                    if (cell.province() != null) {
                        values.append("province", cell.province());
                    }
                    return new UpdateOneModel<Document>(
                            new Document("_id", cell.id()),
                            new Document("$set", values),
                            new UpdateOptions().upsert(true));
                })
                .toList();
        mongo.getCollection("figures").bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    Optional<Cell> find(String place, String week) {
        return Optional.ofNullable(mongo.findById(Cell.idOf(place, week), Cell.class));
    }

    private static Query query(Criteria criteria) {
        return Query.query(criteria).maxTime(PATIENCE);
    }
}
