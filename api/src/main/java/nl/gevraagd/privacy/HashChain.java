package nl.gevraagd.privacy;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Chains the entries of a collection in blocks: each block holds a digest of its entries and of the block before it, so that
 * nobody can change, take out, put in or reorder an entry without its being seen. Works on ciphertext: an erasure does not
 * break it.
 */
final class HashChain {

    private static final int BATCH = 500;
    private static final String START = "";
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> blocks;

    HashChain(MongoDatabase database, String collection) {
        this.entries = database.getCollection(collection);
        this.blocks = database.getCollection(collection + "_blocks");
    }

    static void index(MongoDatabase database, String collection) {
        database.getCollection(collection)
                .createIndex(new Document("block", 1).append("_id", 1), new IndexOptions().name("unsealed"));
    }

    /** Seals what is not sealed yet; one instance at a time, under a lease. Returns how many entries it sealed. */
    int seal() {
        var last = blocks.find().sort(descending("_id")).first();
        if (last != null) {
            mark(last); // a crash may have come between the block and its mark
        }
        var open = entries.find(new Document("block", null))
                .sort(ascending("_id"))
                .limit(BATCH)
                .into(new ArrayList<>());
        if (open.isEmpty()) {
            return 0;
        }
        var digests = open.stream()
                .map(entry -> new Document("id", entry.get("_id")).append("digest", digest(entry)))
                .toList();
        long number = last == null ? 1 : last.getLong("_id") + 1;
        var previous = last == null ? START : last.getString("hash");
        var block = new Document("_id", number)
                .append("previous", previous)
                .append("entries", digests)
                .append("hash", hash(number, previous, digests));
        blocks.insertOne(block);
        mark(block);
        return open.size();
    }

    private void mark(Document block) {
        var ids = block.getList("entries", Document.class).stream()
                .map(entry -> entry.get("id"))
                .toList();
        entries.updateMany(
                new Document("_id", new Document("$in", ids)).append("block", null),
                new Document("$set", new Document("block", block.getLong("_id"))));
    }

    /** How far the chain reaches, and where it breaks first, if it does. */
    record Verdict(long blocks, long entries, String head, Optional<String> broken) {

        ExportedHead exported() {
            return new ExportedHead(entries, blocks, head);
        }
    }

    Verdict verify() {
        return verify(List.of());
    }

    /** Also looks whether every head that was exported is in it still. */
    Verdict verify(List<ExportedHead> kept) {
        // counted first: a block is written before its entries are marked, so sealing meanwhile does no harm
        long marked = entries.countDocuments(new Document("block", new Document("$ne", null)));
        var last = blocks.find().sort(descending("_id")).first();
        long newest = last == null ? 0 : last.getLong("_id");
        long number = 0;
        long count = 0;
        var previous = START;
        for (var block : blocks.find().sort(ascending("_id"))) {
            number++;
            var digests = block.getList("entries", Document.class);
            if (block.getLong("_id") != number
                    || !previous.equals(block.getString("previous"))
                    || !hash(number, previous, digests).equals(block.getString("hash"))) {
                return new Verdict(number, count, previous, Optional.of("block " + number));
            }
            if (isAnother(block, kept)) {
                return new Verdict(
                        number, count, previous, Optional.of("block " + number + ": another one was exported"));
            }
            var written = entriesOf(digests);
            for (var one : digests) {
                count++;
                var entry = written.get(one.get("id"));
                if (entry == null
                        || !digest(entry).equals(one.getString("digest"))
                        || !isMarked(entry, number, newest)) {
                    return new Verdict(number, count, previous, Optional.of("entry " + count + " in block " + number));
                }
            }
            previous = Objects.requireNonNull(block.getString("hash"));
        }
        return new Verdict(number, count, previous, cutOff(number, count, kept).or(smuggledIn(marked, count)));
    }

    private Map<Object, Document> entriesOf(List<Document> digests) {
        var ids = digests.stream().map(one -> one.get("id")).toList();
        return Reads.find(entries, new Document("_id", new Document("$in", ids))).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(entry -> entry.get("_id"), Function.identity()));
    }

    /** Else it was sealed once more, in the place of one that was put in. Only the newest block may be without its mark yet. */
    private static boolean isMarked(Document entry, long number, long newest) {
        var mark = entry.getLong("block");
        return mark == null ? number >= newest : mark == number;
    }

    private static boolean isAnother(Document block, List<ExportedHead> kept) {
        return kept.stream()
                .filter(head -> head.blocks() == block.getLong("_id"))
                .anyMatch(head -> !head.hash().equals(block.getString("hash")));
    }

    private static Optional<String> cutOff(long number, long count, List<ExportedHead> kept) {
        return kept.stream()
                .filter(head -> head.blocks() > number)
                .max(Comparator.comparingLong(ExportedHead::blocks))
                .map(head -> "block " + (number + 1) + ": what followed entry " + count + " is gone, " + head.entries()
                        + " entries in " + head.blocks() + " blocks were exported");
    }

    /** An entry that says it is sealed, while no block knows it, was put in behind our back. */
    private static Supplier<Optional<String>> smuggledIn(long marked, long sealed) {
        return () -> marked > sealed
                ? Optional.of("entry " + (sealed + 1) + ": no block holds " + (marked - sealed) + " of them")
                : Optional.empty();
    }

    private static String digest(Document entry) {
        var content = new Document(entry);
        content.remove("block");
        return base64(content.toJson(CANONICAL));
    }

    private static String hash(long number, String previous, List<Document> digests) {
        var text = new StringBuilder().append(number).append('\n').append(previous);
        digests.forEach(
                one -> text.append('\n').append(one.get("id")).append(' ').append(one.getString("digest")));
        return base64(text.toString());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(text));
    }
}
