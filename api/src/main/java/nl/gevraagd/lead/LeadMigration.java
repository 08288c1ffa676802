package nl.gevraagd.lead;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under leads. All but the person's own and the clock's begin with the shard key, the branch. */
@Component
class LeadMigration implements Migration {

    @Override
    public String name() {
        return "0500-lead-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var leads = database.getCollection("leads");
        Effects.index(leads);
        leads.createIndex(
                new Document("branch", 1)
                        .append("stage", 1)
                        .append("matchedAt", -1)
                        .append("_id", -1),
                new IndexOptions().name("by-match-time"));
        leads.createIndex(
                new Document("branch", 1).append("stage", 1).append("due", 1).append("_id", 1),
                new IndexOptions().name("by-due"));
        leads.createIndex(new Document("prospect", 1), new IndexOptions().name("of-prospect"));
        leads.createIndex(new Document("stage", 1).append("due", 1), new IndexOptions().name("clock"));
        database.getCollection("lead_notes")
                .createIndex(
                        new Document("branch", 1).append("lead", 1).append("at", 1),
                        new IndexOptions().name("of-lead"));
    }
}
