package nl.gevraagd.mail;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Installation;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Holds back letters with which somebody could fill another's mailbox: so many to one in an hour, over all instances, by the
 * database's clock. Sign-ups leave one for a link, so that nobody is kept from withdrawing or signing in by forms that another
 * sends. Whoever asked sees no difference.
 */
@Component
public class LetterCaps {

    private static final String COLLECTION = "letter_caps";
    private static final Duration HOUR = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final BlindIndex index;
    private final int most;

    LetterCaps(MongoTemplate mongo, BlindIndex index, LimitProperties limits, Installation installation) {
        this.mongo = mongo;
        this.index = index;
        this.most = limits.lettersPerAddress(installation.isDemo());
    }

    /** Whether this letter with a link may leave; asked again for the same letter, the answer is the same. */
    public boolean allows(EmailAddress address, String letter) {
        return !allowed(Map.of(letter, address), most).isEmpty();
    }

    /**
     * Which of these letters about a sign-up may leave, in one write and one read.
     *
     * @param addresses where each letter goes, by its key
     */
    public Set<String> allowed(Map<String, EmailAddress> addresses) {
        return allowed(addresses, Math.max(1, most - 1));
    }

    /** Leaves how many letters there were, and no way from the address to them and to whoever they went to. */
    public void forget(EmailAddress address) {
        var letters = new Document("input", new Document("$ifNull", List.of("$letters", List.of())))
                .append("as", "one")
                .append("in", new Document("key", new Document("$literal", RandomId.next())).append("at", "$$one.at"));
        mongo.getCollection(COLLECTION)
                .updateOne(
                        new Document("_id", index.of(address.untagged())),
                        List.of(new Document("$set", new Document("letters", new Document("$map", letters)))));
    }

    private Set<String> allowed(Map<String, EmailAddress> addresses, int room) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        var indexed = new HashMap<String, String>();
        addresses.forEach((letter, address) -> indexed.put(letter, index.of(address.untagged())));
        try {
            count(indexed, room);
        } catch (MongoBulkWriteException e) {
            if (!Contention.explains(e)) {
                throw e;
            }
            count(indexed, room); // another instance met an address that was new to both; now it is there
        }
        var allowed = Reads.find(
                        mongo.getCollection(COLLECTION),
                        new Document("_id", new Document("$in", Set.copyOf(indexed.values()))))
                .into(new ArrayList<>())
                .stream()
                .flatMap(one -> one.getList("letters", Document.class).stream())
                .map(one -> one.getString("key"))
                .collect(Collectors.toCollection(HashSet::new));
        allowed.retainAll(addresses.keySet());
        return allowed;
    }

    private void count(Map<String, String> indexed, int room) {
        var writes = indexed.entrySet().stream()
                .map(entry -> new UpdateOneModel<Document>(
                        new Document("_id", entry.getValue()),
                        List.of(
                                new Document("$set", new Document("letters", recent()).append("at", "$$NOW")),
                                new Document("$set", new Document("letters", with(entry.getKey(), room)))),
                        new UpdateOptions().upsert(true)))
                .toList();
        mongo.getCollection(COLLECTION).bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** What is older than an hour is forgotten. */
    private static Document recent() {
        var anHourAgo = new Document("$subtract", List.of("$$NOW", HOUR.toMillis()));
        return new Document(
                "$filter",
                new Document("input", new Document("$ifNull", List.of("$letters", List.of())))
                        .append("as", "one")
                        .append("cond", new Document("$gt", List.of("$$one.at", anHourAgo))));
    }

    /** The letters and this one, if there is room for it and it is not among them. */
    private static Document with(String letter, int most) {
        var key = new Document("$literal", letter);
        var room = new Document("$lt", List.of(new Document("$size", "$letters"), most));
        var isNew = new Document("$not", List.of(new Document("$in", List.of(key, "$letters.key"))));
        var mine = new Document("key", key).append("at", "$$NOW");
        return new Document(
                "$cond",
                List.of(
                        new Document("$and", List.of(room, isNew)),
                        new Document("$concatArrays", List.of("$letters", List.of(mine))),
                        "$letters"));
    }
}
