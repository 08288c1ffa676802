package nl.gevraagd.mail;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Until the end of November 2026 all letters were counted each time, out of an index of their own. */
@Component
class LettersCountedByTime implements Migration {

    private static final List<Document> BEFORE =
            List.of(new Document("kind", 1).append("state", 1), new Document("state", 1).append("since", 1));

    @Override
    public String name() {
        return "0410-letters-counted-by-time";
    }

    @Override
    public void run(MongoDatabase database) {
        var letters = database.getCollection("letters");
        letters.listIndexes().map(index -> index.get("key", Document.class)).into(new ArrayList<>()).stream()
                .filter(BEFORE::contains)
                .forEach(letters::dropIndex);
        letters.createIndex(MailMigration.FATES, new IndexOptions().name("fates"));
    }
}
