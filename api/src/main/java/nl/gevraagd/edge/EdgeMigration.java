package nl.gevraagd.edge;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Solutions are remembered for as long as they could be sent again. */
@Component
class EdgeMigration implements Migration {

    @Override
    public String name() {
        return "0900-edge-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection("solved_challenges")
                .createIndex(
                        new Document("at", 1), new IndexOptions().name("vanish").expireAfter(2L, TimeUnit.HOURS));
    }
}
