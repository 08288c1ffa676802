package nl.gevraagd.access;

import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.ProspectErased;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.SharedReads;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Keeps who is signed in, by the database's clock. The database knows only a hash of what the browser holds. */
@Service
class Sessions {

    private static final Duration TOUCHED = Duration.ofMinutes(1);
    private static final String COLLECTION = "sessions";

    private final MongoTemplate mongo;
    private final Members members;
    private final DatabaseClock clock;
    private final SessionProperties properties;
    private final SharedReads<String, Document> reads;

    Sessions(MongoTemplate mongo, Members members, DatabaseClock clock, SessionProperties properties) {
        this.mongo = mongo;
        this.members = members;
        this.clock = clock;
        this.properties = properties;
        this.reads = new SharedReads<>(this::read);
    }

    /** @return the value for the cookie: 256 random bits */
    String begin(MemberId member) {
        return begin(member, null);
    }

    String begin(ProspectId citizen) {
        return begin(null, citizen);
    }

    private String begin(@Nullable MemberId member, @Nullable ProspectId citizen) {
        var value = RandomId.next(32);
        var set = new Document("createdAt", "$$NOW").append("usedAt", "$$NOW");
        if (member != null) {
            set.append("member", member.value());
        }
        if (citizen != null) {
            set.append("citizen", citizen.value());
        }
        mongo.getCollection(COLLECTION)
                .updateOne(
                        new Document("_id", hash(value)),
                        List.of(new Document("$set", set)),
                        new UpdateOptions().upsert(true));
        return value;
    }

    /** Who holds this cookie, with what they may do now; empty when it is worth nothing any more. */
    Optional<Caller> find(String value) {
        var live = live(value);
        live.filter(session -> clock.nearly().isAfter(used(session).plus(TOUCHED)))
                .ifPresent(session -> touch(session.getString("_id")));
        return live.flatMap(this::holder);
    }

    /** The same, where nobody did anything just now: a page that is only open does not keep its session alive. */
    Optional<Caller> look(String value) {
        return live(value).flatMap(this::holder);
    }

    private Optional<Document> live(String value) {
        return reads.find(hash(value)).filter(this::isLive);
    }

    private boolean isLive(Document session) {
        var now = clock.nearly();
        return !now.isAfter(used(session).plus(properties.idle()))
                && !now.isAfter(session.getDate("createdAt").toInstant().plus(properties.longest()));
    }

    private static Instant used(Document session) {
        return session.getDate("usedAt").toInstant();
    }

    private Optional<Caller> holder(Document session) {
        var member = session.getString("member");
        return member == null
                ? Optional.of(Caller.of(new Citizen(new ProspectId(session.getString("citizen")))))
                : members.find(new MemberId(member)).map(Caller::of);
    }

    /** Nothing but ids is asked for: judging the times in the query made this read twice as dear. */
    private Map<String, Document> read(Set<String> ids) {
        return Reads.find(
                        mongo.getCollection(COLLECTION),
                        new Document("_id", ids.size() == 1 ? ids.iterator().next() : new Document("$in", ids)))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(found -> found.getString("_id"), Function.identity()));
    }

    private void touch(String id) {
        mongo.getCollection(COLLECTION)
                .updateOne(new Document("_id", id), List.of(new Document("$set", new Document("usedAt", "$$NOW"))));
    }

    void end(String value) {
        mongo.remove(Query.query(Criteria.where("_id").is(hash(value))), COLLECTION);
    }

    @EventListener
    void forget(ProspectErased erased) {
        mongo.remove(Query.query(Criteria.where("citizen").is(erased.id())), COLLECTION);
    }

    /** What was taken away is refused at the next request anyhow; a session that was left open is worth nothing after it. */
    @EventListener
    void end(MemberReduced reduced) {
        mongo.remove(Query.query(Criteria.where("member").is(reduced.id())), COLLECTION);
    }

    static String hash(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(value));
    }
}
