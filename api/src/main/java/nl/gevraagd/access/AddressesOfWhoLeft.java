package nl.gevraagd.access;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Whoever lost their last role kept their address until the end of November 2026. */
@Component
class AddressesOfWhoLeft implements Migration {

    @Override
    public String name() {
        return "0620-no-addresses-of-who-left";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection("members")
                .updateMany(
                        new Document("grants", List.of()),
                        new Document("$unset", new Document("email", "").append("disabledAt", "")),
                        new UpdateOptions().hintString("_id_"));
    }
}
