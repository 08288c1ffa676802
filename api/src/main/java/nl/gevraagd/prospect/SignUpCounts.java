package nl.gevraagd.prospect;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Who signed up where and when, for the figures. Reads nothing that says who somebody is. */
@Component
public class SignUpCounts {

    private final MongoTemplate mongo;

    SignUpCounts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Where somebody lives, and when they signed up. */
    public record Origin(String municipality, Instant signedUpAt) {}

    public List<Origin> originsOf(Collection<ProspectId> people) {
        var ids = people.stream().map(ProspectId::value).toList();
        return people(new Document("_id", new Document("$in", ids)), "municipality", "signedUpAt")
                .map(found -> new Origin(
                        found.getString("municipality"),
                        found.getDate("signedUpAt").toInstant()))
                .into(new ArrayList<>());
    }

    /** How many forms of there and then nobody confirmed yet. */
    public int unconfirmed(String municipality, Instant from, Instant until) {
        return Math.toIntExact(mongo.getCollection("submissions")
                .countDocuments(
                        new Document("municipality", municipality)
                                .append("at", between(from, until))
                                .append("confirmedAt", null),
                        new CountOptions().maxTime(Reads.AT_LEISURE.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Those who live there, signed up then and confirmed it. */
    public List<ProspectId> confirmed(String municipality, Instant from, Instant until) {
        var there = new Document("municipality", municipality)
                .append("signedUpAt", between(from, until))
                .append("status", new Document("$ne", ProspectStatus.ERASED.name()));
        return people(there, "_id")
                .map(found -> new ProspectId(found.getString("_id")))
                .into(new ArrayList<>());
    }

    private FindIterable<Document> people(Document which, String... fields) {
        return Reads.find(mongo.getCollection("prospects"), which)
                .projection(Projections.include(fields))
                .maxTime(Reads.AT_LEISURE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Document between(Instant from, Instant until) {
        return new Document("$gte", from).append("$lt", until);
    }
}
