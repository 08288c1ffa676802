package nl.gevraagd.privacy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under what was read, and under what was agreed to. */
@Component
class PrivacyMigration implements Migration {

    @Override
    public String name() {
        return "0700-privacy-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        HashChain.index(database, Chains.AUDIT);
        HashChain.index(database, Chains.CONSENTS);
        database.getCollection(Chains.AUDIT)
                .createIndex(
                        new Document("people", 1).append("at", -1).append("_id", -1),
                        new IndexOptions().name("of-person"));
    }
}
