package nl.gevraagd.privacy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Since there are receipts, somebody looks into the ledger by person. */
@Component
class LedgerByPerson implements Migration {

    @Override
    public String name() {
        return "0720-ledger-by-person";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection(Chains.CONSENTS)
                .createIndex(
                        new Document("prospect", 1).append("at", -1).append("_id", -1),
                        new IndexOptions().name("by-person"));
    }
}
