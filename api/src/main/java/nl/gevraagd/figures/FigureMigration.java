package nl.gevraagd.figures;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under the figures. */
@Component
class FigureMigration implements Migration {

    @Override
    public String name() {
        return "0800-figure-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var figures = database.getCollection("figures");
        figures.createIndex(
                new Document("dirty", 1),
                new IndexOptions().name("dirty").partialFilterExpression(new Document("dirty", true)));
        figures.createIndex(new Document("week", 1).append("province", 1), new IndexOptions().name("by-week"));
        figures.createIndex(new Document("place", 1).append("week", 1), new IndexOptions().name("by-place"));
    }
}
