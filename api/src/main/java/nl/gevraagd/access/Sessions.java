package nl.gevraagd.access;

import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.ProspectErased;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
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

    Sessions(MongoTemplate mongo, Members members, DatabaseClock clock, SessionProperties properties) {
        this.mongo = mongo;
        this.members = members;
        this.clock = clock;
        this.properties = properties;
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
        // Nothing but the id is asked for: judging the times in the query made this read twice as dear.
        var found = mongo.getCollection(COLLECTION)
                .find(new Document("_id", hash(value)))
                .first();
        if (found == null) {
            return Optional.empty();
        }
        var now = clock.nearly();
        var used = found.getDate("usedAt").toInstant();
        var created = found.getDate("createdAt").toInstant();
        if (now.isAfter(used.plus(properties.idle())) || now.isAfter(created.plus(properties.longest()))) {
            return Optional.empty();
        }
        if (now.isAfter(used.plus(TOUCHED))) {
            touch(found.getString("_id"));
        }
        var member = found.getString("member");
        return member == null
                ? Optional.of(Caller.of(new Citizen(new ProspectId(found.getString("citizen")))))
                : members.find(new MemberId(member)).map(Caller::of);
    }

    private void touch(String id) {
        mongo.getCollection(COLLECTION)
                .updateOne(new Document("_id", id), List.of(new Document("$set", new Document("usedAt", "$$NOW"))));
    }

    void end(String value) {
        mongo.remove(Query.query(Criteria.where("_id").is(hash(value))), Session.class);
    }

    @EventListener
    void forget(ProspectErased erased) {
        mongo.remove(Query.query(Criteria.where("citizen").is(erased.id())), Session.class);
    }

    /** What was taken away is refused at the next request anyhow; a session that was left open is worth nothing after it. */
    @EventListener
    void end(MemberReduced reduced) {
        mongo.remove(Query.query(Criteria.where("member").is(reduced.id())), Session.class);
    }

    static String hash(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(value));
    }
}
