package nl.gevraagd.mail;

import com.mongodb.client.MongoDatabase;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Forgets when an address was suppressed. */
@Component
class TimelessSuppressions implements Migration {

    @Override
    public String name() {
        return "0420-suppressions-without-time";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection(Suppressions.COLLECTION)
                .updateMany(new Document(), new Document("$unset", new Document("at", "")));
    }
}
