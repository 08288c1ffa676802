package nl.gevraagd;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the database did between {@link #begin} and {@link #end}. */
public final class Profile {

    private static final String COLLECTION = "system.profile";
    private static final int NAMESPACE_EXISTS = 48;

    private Profile() {}

    /** The first operation is not in a profile that is not there yet, and the database's own has room for a megabyte. */
    public static void begin(MongoTemplate mongo) {
        Graph.untilTrue(() -> begunAnew(mongo));
        level(mongo, 2);
    }

    /** What began under the profile before this one writes itself down when it ends, and makes its collection again. */
    private static boolean begunAnew(MongoTemplate mongo) {
        end(mongo);
        try {
            mongo.getDb()
                    .createCollection(
                            COLLECTION,
                            new CreateCollectionOptions().capped(true).sizeInBytes(1 << 26));
            return true;
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != NAMESPACE_EXISTS) {
                throw refused;
            }
            return false;
        }
    }

    public static void end(MongoTemplate mongo) {
        level(mongo, 0);
        mongo.getCollection(COLLECTION).drop();
    }

    private static void level(MongoTemplate mongo, int level) {
        mongo.getDb().runCommand(new Document("profile", level));
    }

    /** The reads of this collection, oldest first. */
    public static List<Document> reads(MongoTemplate mongo, String collection, Bson which) {
        MongoCollection<Document> profile = mongo.getCollection(COLLECTION)
                .withReadConcern(ReadConcern.LOCAL); // it is no part of what most members have
        return profile.find(Filters.and(
                        Filters.in("op", "query", "getmore"),
                        Filters.exists("originatingCommand.pipeline", false), // who follows changes reads the oplog
                        Filters.eq("ns", mongo.getDb().getName() + "." + collection),
                        which))
                .into(new ArrayList<>());
    }
}
