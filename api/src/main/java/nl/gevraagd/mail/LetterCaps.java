package nl.gevraagd.mail;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Installation;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Holds back letters with which somebody could fill another's mailbox: so many link letters to one address in an hour, over
 * all instances, by the database's clock. Whoever asked sees no difference.
 */
@Component
public class LetterCaps {

    private static final Duration HOUR = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final BlindIndex index;
    private final int most;

    LetterCaps(MongoTemplate mongo, BlindIndex index, LimitProperties limits, Installation installation) {
        this.mongo = mongo;
        this.index = index;
        this.most = limits.lettersPerAddress(installation.isDemo());
    }

    /** Whether this letter may leave; asked again for the same letter, the answer is the same. */
    public boolean allows(EmailAddress address, String letter) {
        var recent = new Document(
                "$filter",
                new Document("input", new Document("$ifNull", List.of("$letters", List.of())))
                        .append("as", "one")
                        .append(
                                "cond",
                                new Document(
                                        "$gt",
                                        List.of(
                                                "$$one.at",
                                                new Document("$subtract", List.of("$$NOW", HOUR.toMillis()))))));
        var mine = new Document("key", new Document("$literal", letter)).append("at", "$$NOW");
        var room = new Document(
                "$and",
                List.of(
                        new Document("$lt", List.of(new Document("$size", "$letters"), most)),
                        new Document(
                                "$not",
                                List.of(new Document(
                                        "$in", List.of(new Document("$literal", letter), "$letters.key"))))));
        var after = mongo.getCollection("letter_caps")
                .findOneAndUpdate(
                        new Document("_id", index.of(address)),
                        List.of(
                                new Document("$set", new Document("letters", recent).append("at", "$$NOW")),
                                new Document(
                                        "$set",
                                        new Document(
                                                "letters",
                                                new Document(
                                                        "$cond",
                                                        List.of(
                                                                room,
                                                                new Document(
                                                                        "$concatArrays",
                                                                        List.of("$letters", List.of(mine))),
                                                                "$letters"))))),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(after).getList("letters", Document.class).stream()
                .anyMatch(one -> letter.equals(one.getString("key")));
    }
}
