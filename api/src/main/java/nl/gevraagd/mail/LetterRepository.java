package nl.gevraagd.mail;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/**
 * The outbox in the database. Each step of a letter is one atomic update that names the state and the lease it starts
 * from; every time in it is the database's.
 */
@Repository
class LetterRepository {

    private static final String COLLECTION = "letters";

    /** The reply that stands at a letter to somebody who paused. */
    private static final String HELD = "held";

    /** Senders that look at the same moment choose among so many times what they take, so that they seldom collide. */
    private static final int SPREAD = 8;

    /** So long it may take to count what an instance did not count yet: at its start, all letters there are. */
    private static final Duration ALL_OF_THEM = Duration.ofMinutes(1);

    private final MongoTemplate mongo;

    LetterRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Those that exist already stay as they are. */
    void insertOnce(List<Document> letters) {
        if (letters.isEmpty()) {
            return;
        }
        var writes = letters.stream()
                .map(letter -> new UpdateOneModel<Document>(
                        new Document("_id", letter.getString("_id")),
                        List.of(new Document(
                                "$replaceWith",
                                new Document(
                                        "$cond",
                                        List.of(
                                                new Document(
                                                        "$eq", List.of(new Document("$type", "$letterId"), "missing")),
                                                new Document(
                                                        "$mergeObjects",
                                                        List.of(times(), new Document("$literal", letter))),
                                                "$$ROOT")))),
                        new UpdateOptions().upsert(true)))
                .toList();
        try {
            letters().bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!Contention.explains(e)) {
                throw e;
            }
        }
    }

    /** For a letter that says nothing else, it is due at once. */
    private static Document times() {
        return new Document("dueAt", "$$NOW")
                .append("wantedAt", "$$NOW")
                .append("createdAt", "$$NOW")
                .append("since", "$$NOW");
    }

    /** Takes up to {@code most} letters that are due and in nobody's hands. */
    List<Letter> claim(boolean urgent, int most, String owner, Duration lease) {
        var free = and(
                new Document("state", LetterState.READY.name()).append("urgent", urgent),
                expr(new Document("$lte", List.of("$dueAt", "$$NOW"))),
                expr(new Document("$not", List.of(new Document("$gt", List.of("$lease.until", "$$NOW"))))));
        var ids = Reads.find(letters(), free)
                .projection(new Document("_id", 1))
                .sort(new Document("dueAt", 1))
                .limit(most * SPREAD)
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
        if (ids.isEmpty()) {
            return List.of();
        }
        Collections.shuffle(ids);
        ids.subList(Math.min(most, ids.size()), ids.size()).clear();
        letters()
                .updateMany(
                        and(new Document("_id", new Document("$in", ids)), free),
                        List.of(set(lease(owner, lease).append("fence", new Document("$add", List.of("$fence", 1))))));
        return mongo.find(
                Reads.where(Criteria.where("_id").in(ids).and("lease.owner").is(owner)), Letter.class);
    }

    /** Marks what goes out next, journalled, before the dialogue begins; what was called off meanwhile is not in it. */
    List<Letter> markSending(Collection<Letter> letters, String owner, Duration lease) {
        var ids = letters.stream().map(Letter::id).toList();
        letters()
                .updateMany(
                        and(
                                new Document("_id", new Document("$in", ids))
                                        .append("state", LetterState.READY.name())
                                        .append("lease.owner", owner),
                                expr(new Document("$gt", List.of("$lease.until", "$$NOW")))),
                        List.of(set(lease(owner, lease)
                                .append("state", LetterState.SENDING.name())
                                .append("since", "$$NOW")
                                .append("attempts", new Document("$add", List.of("$attempts", 1))))));
        return mongo.find(
                Reads.where(Criteria.where("_id")
                        .in(ids)
                        .and("state")
                        .is(LetterState.SENDING)
                        .and("lease.owner")
                        .is(owner)),
                Letter.class);
    }

    /** Takes back a mark, or a claim, of which nothing was begun; also a mark of which nobody knows whether it was written. */
    void giveBack(Collection<Letter> letters, String owner) {
        var marked = new Document("$eq", List.of("$state", LetterState.SENDING.name()));
        letters()
                .updateMany(
                        new Document(
                                        "_id",
                                        new Document(
                                                "$in",
                                                letters.stream().map(Letter::id).toList()))
                                .append(
                                        "state",
                                        new Document(
                                                "$in",
                                                List.of(
                                                        LetterState.READY.name(),
                                                        LetterState.SENDING.name()))) // not what was called off
                                .append("lease.owner", owner),
                        List.of(
                                set(new Document("state", LetterState.READY.name())
                                        .append("since", "$$NOW")
                                        .append(
                                                "attempts",
                                                new Document(
                                                        "$subtract",
                                                        List.of(
                                                                "$attempts",
                                                                new Document("$cond", List.of(marked, 1, 0)))))),
                                new Document("$unset", List.of("lease"))));
    }

    /** Writes down what became of letters; a zombie's word is not taken, because the fence has moved on. */
    void settle(Collection<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        var writes = settlements.stream()
                .map(one -> new UpdateOneModel<Document>(
                        new Document("_id", one.letter().id())
                                .append("fence", one.letter().fence())
                                .append("state", one.from().name()),
                        List.of(set(one.values()), new Document("$unset", List.of("lease")))))
                .toList();
        letters().bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** What became of one letter. */
    record Settlement(Letter letter, LetterState from, Document values) {

        static Settlement ended(Letter letter, LetterState from, LetterState state, String reply) {
            var values =
                    new Document("state", state.name()).append("since", "$$NOW").append("reply", literal(reply));
            return new Settlement(
                    letter, from, state == LetterState.ACCEPTED ? values.append("acceptedAt", "$$NOW") : values);
        }

        static Settlement later(Letter letter, LetterState from, Duration wait, String reply) {
            return new Settlement(
                    letter,
                    from,
                    new Document("state", LetterState.READY.name())
                            .append("since", "$$NOW")
                            .append("dueAt", new Document("$add", List.of("$$NOW", wait.toMillis())))
                            .append("reply", literal(reply)));
        }

        /** Who it is for wants none now: nobody waits for it until it is looked at again. */
        static Settlement held(Letter letter, LetterState from, Duration wait) {
            var later = later(letter, from, wait, HELD);
            later.values().append("wantedAt", later.values().get("dueAt"));
            return later;
        }

        /** It could not even be written: looked at again when it will have waited twice as long, within these bounds. */
        static Settlement notWritten(Letter letter, LetterState from, Duration soonest, Duration latest) {
            var waited = new Document("$subtract", List.of("$$NOW", "$wantedAt"));
            var wait = new Document(
                    "$min", List.of(latest.toMillis(), new Document("$max", List.of(soonest.toMillis(), waited))));
            var later = later(letter, from, soonest, "not-written");
            later.values().append("dueAt", new Document("$add", List.of("$$NOW", wait)));
            return later;
        }

        /** Its turn did not come: free again at once, as if it had not been marked. */
        static Settlement notTried(Letter letter) {
            return new Settlement(
                    letter,
                    LetterState.SENDING,
                    new Document("state", LetterState.READY.name())
                            .append("since", "$$NOW")
                            .append("attempts", new Document("$subtract", List.of("$attempts", 1))));
        }

        private static Document literal(String text) {
            return new Document("$literal", text);
        }
    }

    /**
     * Letters that somebody was sending when they died: whether they left is not known, and never guessed. They keep the
     * moment at which they may have left, so that no token in them begins to live anew.
     */
    List<Letter> giveUpOnLost() {
        var lost = and(
                new Document("state", LetterState.SENDING.name()),
                expr(new Document("$lt", List.of("$lease.until", "$$NOW"))));
        var ids = Reads.find(letters(), lost)
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
        if (ids.isEmpty()) {
            return List.of();
        }
        letters()
                .updateMany(
                        and(new Document("_id", new Document("$in", ids)), lost),
                        List.of(
                                set(new Document("state", LetterState.UNKNOWN.name())
                                        .append("reply", "lost")
                                        .append("fence", new Document("$add", List.of("$fence", 1)))),
                                new Document("$unset", List.of("lease"))));
        return mongo.find(
                Reads.where(Criteria.where("_id").in(ids).and("state").is(LetterState.UNKNOWN)), Letter.class);
    }

    /**
     * Whether they left since is not known, so nobody sends them: letters that were due, held back or being sent. No token lives
     * longer by that than from when its letter came into the outbox.
     */
    long giveUpOnAll() {
        var ready = LetterState.READY.name();
        return letters()
                .updateMany(
                        new Document(
                                "$or",
                                List.of(
                                        new Document("state", LetterState.SENDING.name()),
                                        new Document("state", ready).append("reply", HELD),
                                        and(
                                                new Document("state", ready),
                                                expr(new Document("$lte", List.of("$dueAt", "$$NOW")))))),
                        List.of(
                                set(new Document("state", LetterState.UNKNOWN.name())
                                        .append("since", "$createdAt")
                                        .append("reply", "restored")
                                        .append("fence", new Document("$add", List.of("$fence", 1)))),
                                new Document("$unset", List.of("lease"))))
                .getModifiedCount();
    }

    /** Calls off what did not leave yet. */
    void callOff(Bson which) {
        letters()
                .updateMany(
                        and(which, new Document("state", LetterState.READY.name())),
                        List.of(set(new Document("state", LetterState.SUPPRESSED.name())
                                .append("since", "$$NOW")
                                .append("reply", "called-off"))));
    }

    /** What was held back for this person is due now. */
    void release(ProspectId recipient) {
        letters()
                .updateMany(
                        new Document("recipient", recipient.value())
                                .append("state", LetterState.READY.name())
                                .append("reply", HELD),
                        List.of(set(new Document("dueAt", "$$NOW").append("wantedAt", "$$NOW"))));
    }

    boolean exists(Collection<String> ids) {
        return Reads.find(letters(), new Document("_id", new Document("$in", ids)))
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    void callOff(ProspectId recipient) {
        callOff(new Document("recipient", recipient.value()));
    }

    void callOff(LetterKind kind, String subject) {
        callOff(new Document("kind", kind.name()).append("subject", subject));
    }

    Optional<Letter> byToken(String hash, Collection<Bson> alive) {
        var all = new ArrayList<Bson>(alive);
        all.add(new Document("tokenHash", hash));
        var id = Reads.find(letters(), new Document("$and", all))
                .projection(new Document("_id", 1))
                .first();
        return Optional.ofNullable(id == null ? null : Reads.byId(mongo, id.getString("_id"), Letter.class));
    }

    /** Whether a newer letter of this kind about the same subject was accepted. */
    boolean newerAccepted(Letter letter) {
        return Reads.find(
                                letters(),
                                new Document("kind", letter.kind().name())
                                        .append("subject", letter.subject())
                                        .append("state", LetterState.ACCEPTED.name())
                                        .append("createdAt", new Document("$gt", letter.createdAt())))
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    /** @return whether it was not used before */
    boolean useToken(Letter letter) {
        return letters()
                        .updateOne(
                                new Document("_id", letter.id()).append("tokenUsedAt", null),
                                List.of(set(new Document("tokenUsedAt", "$$NOW"))))
                        .getModifiedCount()
                == 1;
    }

    /** The oldest first. */
    List<Letter> unknown(int most) {
        return mongo.find(
                Reads.where(Criteria.where("state").is(LetterState.UNKNOWN))
                        .with(Sort.by("since"))
                        .limit(most),
                Letter.class);
    }

    long countUnknown() {
        return letters().countDocuments(new Document("state", LetterState.UNKNOWN.name()));
    }

    /** How many letters of each kind are in each of these states since a moment after the first and not after the last. */
    List<Document> counts(Set<LetterState> states, Instant after, Instant until) {
        var names = states.stream().map(Enum::name).toList();
        var since = new Document("$gt", after).append("$lte", until);
        return letters()
                .aggregate(List.of(
                        new Document(
                                "$match", new Document("state", new Document("$in", names)).append("since", since)),
                        new Document(
                                "$group",
                                new Document("_id", new Document("kind", "$kind").append("state", "$state"))
                                        .append("count", new Document("$sum", 1)))))
                .hint(MailMigration.FATES)
                .maxTime(ALL_OF_THEM.toMillis(), TimeUnit.MILLISECONDS)
                .into(new ArrayList<>());
    }

    /** Since when the letter that waits longest is wanted, however often it was tried since; null when none waits. */
    @Nullable
    Instant oldestWanted() {
        return Reads.find(
                        letters(),
                        new Document("state", LetterState.READY.name())
                                .append("wantedAt", new Document("$gt", Instant.EPOCH)))
                .projection(new Document("wantedAt", 1))
                .sort(new Document("wantedAt", 1))
                .hintString(MailMigration.OLDEST)
                .map(oldest -> oldest.getDate("wantedAt").toInstant())
                .first();
    }

    private MongoCollection<Document> letters() {
        return mongo.getCollection(COLLECTION);
    }

    private static Document lease(String owner, Duration time) {
        return new Document(
                "lease",
                new Document("owner", owner).append("until", new Document("$add", List.of("$$NOW", time.toMillis()))));
    }

    private static Document set(Document values) {
        return new Document("$set", values);
    }

    private static Document expr(Document expression) {
        return new Document("$expr", expression);
    }

    private static Document and(Bson... all) {
        return new Document("$and", List.of(all));
    }
}
