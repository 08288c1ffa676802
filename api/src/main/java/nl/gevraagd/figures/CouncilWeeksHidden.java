package nl.gevraagd.figures;

import com.mongodb.client.MongoDatabase;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Weeks of one municipality are shown no more: from enough of them a hidden one could be worked out. */
@Component
class CouncilWeeksHidden implements Migration {

    @Override
    public String name() {
        return "0810-council-weeks-hidden";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection("figures")
                .updateMany(
                        new Document("province", new Document("$exists", true))
                                .append("week", new Document("$ne", Cell.ALL)),
                        new Document("$set", new Document("shown", new Document())));
    }
}
