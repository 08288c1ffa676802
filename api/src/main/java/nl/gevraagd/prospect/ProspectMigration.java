package nl.gevraagd.prospect;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under people and what they sent in. */
@Component
class ProspectMigration implements Migration {

    @Override
    public String name() {
        return "0300-prospect-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var submissions = database.getCollection("submissions");
        Effects.index(submissions);
        submissions.createIndex(
                new Document("vanishAt", 1), new IndexOptions().name("vanish").expireAfter(0L, TimeUnit.SECONDS));
        submissions.createIndex(new Document("municipality", 1).append("at", 1), new IndexOptions().name("figures"));
        var prospects = database.getCollection("prospects");
        Effects.index(prospects);
        prospects.createIndex(
                new Document("waiting", 1),
                new IndexOptions()
                        .name("waiting")
                        .partialFilterExpression(new Document("waiting.0", new Document("$exists", true))));
        prospects.createIndex(
                new Document("municipality", 1).append("signedUpAt", 1), new IndexOptions().name("figures"));
        database.getCollection("goodbyes").createIndex(new Document("at", 1), new IndexOptions().name("old"));
    }
}
