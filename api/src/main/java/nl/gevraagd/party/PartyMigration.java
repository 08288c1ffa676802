package nl.gevraagd.party;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under branches. */
@Component
class PartyMigration implements Migration {

    @Override
    public String name() {
        return "0200-party-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var branches = database.getCollection("branches");
        Effects.index(branches);
        branches.createIndex(
                new Document("municipality", 1).append("_id", 1), new IndexOptions().name("of-municipality"));
        branches.createIndex(new Document("status", 1).append("_id", 1), new IndexOptions().name("by-status"));
    }
}
