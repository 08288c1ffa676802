package nl.gevraagd.figures;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** Keeps the figures, one cell per place and week. */
@Repository
class FigureRepository {

    private static final String ROUNDS = "figure_rounds";
    private static final String ROUND = "last";

    private final MongoTemplate mongo;

    FigureRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** A cell of a municipality that has to be counted anew. */
    record Dirty(String municipality, String province, String week) {}

    void mark(Collection<Dirty> cells) {
        write(cells.stream()
                .distinct()
                .map(cell -> new UpdateOneModel<Document>(
                        new Document("_id", Cell.idOf(cell.municipality(), cell.week())),
                        new Document("$set", new Document("dirty", true))
                                .append("$inc", new Document("marks", 1L))
                                .append(
                                        "$setOnInsert",
                                        new Document("place", cell.municipality())
                                                .append("province", cell.province())
                                                .append("week", cell.week())
                                                .append("counts", new Document())
                                                .append("shown", new Document())),
                        new UpdateOptions().upsert(true)))
                .toList());
    }

    /** Those that have to be counted, in the order of their ids. */
    List<Cell> dirtyAfter(String id, int most) {
        return mongo.find(
                Reads.where(Criteria.where("dirty").is(true).and("_id").gt(id))
                        .with(Sort.by("_id"))
                        .limit(most)
                        .withHint("dirty"),
                Cell.class);
    }

    /** Those that were counted and shown; what was marked again meanwhile stays marked. */
    void unmark(Collection<Cell> counted) {
        write(counted.stream()
                .map(cell -> new UpdateOneModel<Document>(
                        new Document("_id", cell.id()).append("marks", cell.marks()),
                        new Document("$unset", new Document("dirty", ""))))
                .toList());
    }

    List<Cell> municipalitiesIn(String week) {
        return mongo.find(
                Reads.where(Criteria.where("week").is(week).and("province").exists(true)), Cell.class);
    }

    List<Cell> weeksOf(Collection<String> municipalities) {
        return mongo.find(
                Reads.where(
                        Criteria.where("place").in(municipalities).and("week").ne(Cell.ALL)),
                Cell.class);
    }

    List<Cell> of(Collection<String> places) {
        return mongo.find(Reads.where(Criteria.where("place").in(places)), Cell.class);
    }

    /**
     * What was shown stays, until all is judged together.
     *
     * @param term of whoever counts: what somebody wrote in a later one stays
     */
    void saveCounts(Collection<Cell> cells, long term) {
        write(cells.stream()
                .map(cell -> {
                    var values = new Document("place", cell.place())
                            .append("week", cell.week())
                            .append("counts", new Document(cell.counts()))
                            .append("term", term);
                    if (cell.province() != null) {
                        values.append("province", cell.province());
                    }
                    return new UpdateOneModel<Document>(
                            noLater(cell, term),
                            new Document("$set", values).append("$setOnInsert", new Document("shown", new Document())),
                            new UpdateOptions().upsert(true));
                })
                .toList());
    }

    void saveShown(Collection<Cell> cells, long term) {
        write(cells.stream()
                .map(cell -> new UpdateOneModel<Document>(
                        noLater(cell, term),
                        new Document("$set", new Document("shown", new Document(cell.shown())).append("term", term))))
                .toList());
    }

    /** Everything that was marked before this moment is counted, be it much or nothing. */
    void countedUntil(Instant moment) {
        mongo.getCollection(ROUNDS)
                .updateOne(
                        new Document("_id", ROUND),
                        new Document("$max", new Document("asOf", Date.from(moment))),
                        new UpdateOptions().upsert(true));
    }

    Optional<Instant> countedUntil() {
        return Optional.ofNullable(Reads.find(mongo.getCollection(ROUNDS), new Document("_id", ROUND))
                        .first())
                .map(round -> round.getDate("asOf").toInstant());
    }

    private static Document noLater(Cell cell, long term) {
        return new Document("_id", cell.id()).append("term", new Document("$not", new Document("$gt", term)));
    }

    /** A cell that exists in a later term cannot be made anew: it stays. */
    private void write(List<UpdateOneModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            mongo.getCollection("figures").bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!Contention.explains(e)) {
                throw e;
            }
        }
    }

    Optional<Cell> find(String place, String week) {
        return Optional.ofNullable(Reads.byId(mongo, Cell.idOf(place, week), Cell.class));
    }
}
