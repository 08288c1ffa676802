package nl.gevraagd.mail;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** That no letter arrives at an address is one thing, that none is wanted there another. */
@Component
class BouncesApart implements Migration {

    @Override
    public String name() {
        return "0430-bounces-apart";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection(Suppressions.COLLECTION)
                .updateMany(
                        new Document("reason", "bounced"),
                        List.of(new Document("$set", new Document("bounced", true)), new Document("$unset", "reason")));
    }
}
