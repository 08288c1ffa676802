package nl.gevraagd.mail;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Until the end of November 2026 a letter forgot with each try since when it waited. */
@Component
class LettersKnowWhenWanted implements Migration {

    private static final Document BEFORE = new Document("dueAt", 1);

    @Override
    public String name() {
        return "0420-letters-know-when-wanted";
    }

    @Override
    public void run(MongoDatabase database) {
        var letters = database.getCollection("letters");
        MailMigration.oldest(letters);
        letters.updateMany(
                new Document("state", LetterState.READY.name()).append("wantedAt", null),
                List.of(new Document("$set", new Document("wantedAt", "$dueAt"))));
        letters.listIndexes().map(index -> index.get("key", Document.class)).into(new ArrayList<>()).stream()
                .filter(BEFORE::equals)
                .forEach(letters::dropIndex);
    }
}
