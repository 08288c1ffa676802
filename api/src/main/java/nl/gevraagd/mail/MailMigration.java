package nl.gevraagd.mail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under letters. */
@Component
class MailMigration implements Migration {

    /** Letters of unknown fate, and how many of each kind are in which state since when, without reading them. */
    static final Document FATES = new Document("state", 1).append("since", 1).append("kind", 1);

    /** Letters that wait, by when they were wanted. */
    static final String OLDEST = "oldest-wanted";

    static void oldest(MongoCollection<Document> letters) {
        letters.createIndex(
                new Document("wantedAt", 1),
                new IndexOptions()
                        .name(OLDEST)
                        .partialFilterExpression(new Document("state", LetterState.READY.name())));
    }

    @Override
    public String name() {
        return "0400-mail-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var letters = database.getCollection("letters");
        letters.createIndex(
                new Document("urgent", 1).append("dueAt", 1),
                new IndexOptions()
                        .name("ready")
                        .partialFilterExpression(new Document("state", LetterState.READY.name())));
        oldest(letters);
        letters.createIndex(
                new Document("lease.until", 1),
                new IndexOptions()
                        .name("sending")
                        .partialFilterExpression(new Document("state", LetterState.SENDING.name())));
        letters.createIndex(
                new Document("tokenHash", 1),
                new IndexOptions()
                        .name("token")
                        .partialFilterExpression(new Document("tokenHash", new Document("$exists", true))));
        letters.createIndex(
                new Document("recipient", 1),
                new IndexOptions()
                        .name("recipient")
                        .partialFilterExpression(new Document("recipient", new Document("$exists", true))));
        letters.createIndex(
                new Document("kind", 1).append("subject", 1).append("createdAt", 1),
                new IndexOptions().name("subject"));
        letters.createIndex(FATES, new IndexOptions().name("fates"));
        database.getCollection("letter_caps")
                .createIndex(
                        new Document("at", 1), new IndexOptions().name("vanish").expireAfter(2L, TimeUnit.HOURS));
    }
}
