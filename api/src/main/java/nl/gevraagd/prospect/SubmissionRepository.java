package nl.gevraagd.prospect;

import com.mongodb.client.model.DeleteOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.DayKeys;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Sealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps sign-ups that were sent in, each sealed under a key of its day, and who owns which address. */
@Repository
class SubmissionRepository {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionRepository.class);
    private static final String CONTEXT = "submission";

    private final MongoTemplate mongo;
    private final BlindIndex index;
    private final DayKeys days;
    private final JsonMapper json;

    SubmissionRepository(MongoTemplate mongo, BlindIndex index, DayKeys days, JsonMapper json) {
        this.mongo = mongo;
        this.index = index;
        this.days = days;
        this.json = json;
    }

    Sealed seal(String day, SubmissionId id, SignUp signUp) {
        return days.seal(day, id.value(), CONTEXT, json.writeValueAsString(signUp));
    }

    /** @throws KeyGone when its day is forgotten */
    SignUp open(Submission submission) {
        return json.readValue(
                days.open(submission.day(), submission.id().value(), CONTEXT, submission.content()), SignUp.class);
    }

    /** Where it came from; empty when its day is forgotten. */
    Optional<EmailAddress> addressOf(Submission submission) {
        try {
            return Optional.of(open(submission).person().email());
        } catch (KeyGone older) {
            return Optional.empty();
        }
    }

    /** @return whether it is new: of the same thing sent in twice the first stands */
    boolean insertOnce(Submission submission) {
        try {
            mongo.insert(submission);
            return true;
        } catch (DuplicateKeyException sentTwice) { // the same idempotency key
            return false;
        }
    }

    Optional<Submission> find(SubmissionId id) {
        return Optional.ofNullable(mongo.findOne(Reads.where(there(id)), Submission.class));
    }

    /** Marks it as confirmed, once; empty when it vanished. */
    Optional<Submission> confirm(SubmissionId id, Instant now) {
        var open = Query.query(there(id).and("confirmedAt").isNull());
        var confirmed = new Update()
                .set("confirmedAt", now)
                .unset("vanishAt")
                .addToSet("pending", Submission.BECOME_PROSPECT)
                .inc("version", 1);
        return Optional.ofNullable(mongo.findAndModify(
                open, confirmed, FindAndModifyOptions.options().returnNew(true), Submission.class));
    }

    /** Leaves nothing of it but its id, so that the same form sent again with its key starts nothing anew. */
    void finish(SubmissionId id, Instant vanishAt) {
        empty(new org.bson.Document("_id", id.value()), vanishAt);
    }

    /** What was sent in from this address and confirmed, and has not become a person yet. */
    List<Submission> confirmed(EmailAddress address) {
        var unfinished = Reads.where(Criteria.where("pending.0")
                        .exists(true)
                        .and("pending")
                        .is(Submission.BECOME_PROSPECT)
                        .and("content")
                        .exists(true))
                .withHint("pending")
                .maxTime(Reads.AT_LEISURE);
        var same = address.normalised();
        try (var all = mongo.stream(unfinished, Submission.class)) {
            return all.filter(one -> isFrom(same, one)).toList();
        }
    }

    /**
     * Leaves nothing of what else was sent in from this address before that moment and never confirmed. No index leads there, so it
     * opens all that waits to be confirmed, seven days at most: only an erasure is worth that.
     */
    void forgetUnconfirmed(EmailAddress address, Instant before) {
        var unconfirmed = Reads.where(Criteria.where("vanishAt")
                        .gt(Instant.EPOCH)
                        .and("content")
                        .exists(true)
                        .and("at")
                        .lt(before))
                .withHint("vanish")
                .maxTime(Reads.AT_LEISURE);
        var same = address.normalised();
        try (var all = mongo.stream(unconfirmed, Submission.class)) {
            all.filter(one -> isFrom(same, one)).forEach(this::forget);
        }
    }

    /** One that does not open, nobody can read: it holds up nobody's erasure or withdrawal. */
    private boolean isFrom(String normalised, Submission submission) {
        try {
            return addressOf(submission)
                    .map(EmailAddress::normalised)
                    .filter(normalised::equals)
                    .isPresent();
        } catch (IllegalStateException | JacksonException doesNotOpen) {
            LOG.warn(
                    "the sign-up {} does not open, an erasure or a withdrawal left it as it is",
                    submission.id().value());
            return false;
        }
    }

    /** Unless it was confirmed meanwhile, which takes its time to vanish away. */
    private void forget(Submission submission) {
        var vanishAt = Objects.requireNonNull(submission.vanishAt());
        empty(new org.bson.Document("_id", submission.id().value()).append("vanishAt", vanishAt), vanishAt);
    }

    private void empty(org.bson.Document which, Instant vanishAt) {
        mongo.getCollection("submissions")
                .replaceOne(which, new org.bson.Document("_id", which.get("_id")).append("vanishAt", vanishAt));
    }

    private static Criteria there(SubmissionId id) {
        return Criteria.where("_id").is(id).and("content").exists(true);
    }

    /** Who owns the address; empty when nobody does. Asks under every key while a rotation runs. */
    Optional<ProspectId> owner(EmailAddress address) {
        return owners(List.of(address)).values().stream().findFirst();
    }

    /** The owners of many addresses, in one read; by the normal form of each. */
    Map<String, ProspectId> owners(Collection<EmailAddress> addresses) {
        var byIndex = new HashMap<String, String>();
        addresses.forEach(address -> index.allOf(address).forEach(key -> byIndex.put(key, address.normalised())));
        return mongo.find(Reads.where(Criteria.where("_id").in(byIndex.keySet())), Owner.class).stream()
                .collect(Collectors.toMap(
                        owner -> Objects.requireNonNull(byIndex.get(owner.id())),
                        Owner::prospect,
                        (same, owner) -> same));
    }

    /** Takes the address for this person, unless it has an owner: the one place where that is decided. */
    ProspectId own(EmailAddress address, ProspectId prospect) {
        var contention = new Contention();
        while (true) {
            var owner = owner(address);
            if (owner.isPresent()) {
                return owner.get();
            }
            try {
                mongo.insert(new Owner(index.of(address), prospect));
                return prospect;
            } catch (DuplicateKeyException somebodyWasQuicker) {
                contention.giveWay();
            }
        }
    }

    void disown(EmailAddress address, ProspectId prospect) {
        mongo.remove(
                Query.query(Criteria.where("_id")
                        .in(index.allOf(address))
                        .and("prospect")
                        .is(prospect)),
                Owner.class);
    }

    /** Whatever address it was. No index leads there: only somebody who cannot be read is worth that. */
    void disown(ProspectId prospect) {
        mongo.getCollection(mongo.getCollectionName(Owner.class))
                .deleteMany(
                        new org.bson.Document("prospect", prospect.value()), new DeleteOptions().hintString("_id_"));
    }

    void ownAll(Map<EmailAddress, ProspectId> owners) {
        mongo.insertAll(owners.entrySet().stream()
                .map(entry -> new Owner(index.of(entry.getKey()), entry.getValue()))
                .toList());
    }

    /**
     * One address, one person.
     *
     * @param id the blind index of the address
     */
    @Document("addresses")
    record Owner(@Id String id, ProspectId prospect) {}
}
