package nl.gevraagd.prospect;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Vault;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps prospects sealed, and changes them one whole state at a time. */
@Repository
class ProspectRepository {

    private static final String CONTEXT = "prospect";

    private final MongoTemplate mongo;
    private final Vault vault;
    private final Keys keys;
    private final JsonMapper json;

    ProspectRepository(MongoTemplate mongo, Vault vault, Keys keys, JsonMapper json) {
        this.mongo = mongo;
        this.vault = vault;
        this.keys = keys;
        this.json = json;
    }

    /** What of a prospect is ciphertext. */
    private record Content(Person person, Consents consents, List<BranchId> waitFor) {}

    /** Creates the person's key first; doing it again after a crash is harmless. */
    SealedProspect insert(Prospect prospect) {
        vault.createKey(prospect.id().value());
        return mongo.insert(seal(prospect));
    }

    void insertAll(List<Prospect> prospects) {
        vault.createKeys(prospects.stream().map(p -> p.id().value()).toList());
        mongo.insertAll(prospects.stream().map(this::seal).toList());
    }

    Optional<Prospect> find(ProspectId id) {
        return Optional.ofNullable(Reads.byId(mongo, id, SealedProspect.class)).flatMap(this::open);
    }

    List<Prospect> find(Collection<ProspectId> ids) {
        return open(mongo.find(Reads.where(Criteria.where("_id").in(ids)), SealedProspect.class));
    }

    /** A page of those who wait for this branch, in the order of their ids; null to begin with. */
    List<ProspectId> waitingFor(BranchId branch, @Nullable ProspectId after, int most) {
        var waiting = Criteria.where("waiting.0").exists(true).and("waiting").is(keys.branchKey(branch.value()));
        var query = Reads.where(after == null ? waiting : waiting.and("_id").gt(after))
                .with(Sort.by("id"))
                .limit(most)
                .cursorBatchSize(most)
                .withHint("waiting"); // the order of all people looks good as well, and leads through all of them
        query.fields().include("_id");
        return mongo.find(query, SealedIdOnly.class, "prospects").stream()
                .map(SealedIdOnly::id)
                .toList();
    }

    /** The end of somebody whose content does not open. */
    void endUnread(ProspectId id) {
        var end = new Update()
                .set("status", ProspectStatus.ERASED)
                .set("pending", List.of(Prospect.COUNT, Prospect.STAY_ERASED))
                .inc("version", 1);
        mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), end, SealedProspect.class);
    }

    boolean isThere(ProspectId id) {
        return Reads.byId(mongo, id, SealedProspect.class) != null;
    }

    boolean isAnythingPending() {
        return mongo.exists(Query.query(Criteria.where("pending.0").exists(true)), SealedProspect.class);
    }

    private record SealedIdOnly(
            @org.springframework.data.annotation.Id ProspectId id) {}

    /**
     * Applies a change to the person as they are now, again if somebody else was quicker. Nothing changes whoever is being
     * erased.
     *
     * @return the person after the change; empty when there is none, or their key is gone
     * @throws Overtaken when nobody waits for it any more
     */
    Optional<SealedProspect> change(ProspectId id, UnaryOperator<Prospect> change) {
        var contention = new Contention();
        while (true) {
            var found = Reads.byId(mongo, id, SealedProspect.class);
            if (found == null) {
                return Optional.empty();
            }
            var prospect = open(found);
            if (prospect.isEmpty()) {
                return Optional.empty();
            }
            boolean ended = prospect.get().status() == ProspectStatus.ERASED;
            var changed = ended ? prospect.get() : change.apply(prospect.get());
            if (changed.equals(prospect.get())) {
                return Optional.of(found);
            }
            Asked.stillWaits();
            try {
                return Optional.of(mongo.save(seal(changed)));
            } catch (OptimisticLockingFailureException somebodyWasQuicker) {
                contention.giveWay();
            }
        }
    }

    /** Nothing of them is left for the ledger, unless they changed since they were read. */
    void saveSealed(List<Prospect> people) {
        vault.prepare(people.stream().map(prospect -> prospect.id().value()).toList());
        var writes = people.stream()
                .map(prospect -> new UpdateOneModel<Document>(
                        new Document("_id", prospect.id().value()).append("version", prospect.version()),
                        new Document(
                                        "$set",
                                        new Document(
                                                "content",
                                                new Binary(seal(prospect.sealed())
                                                        .content()
                                                        .bytes())))
                                .append("$inc", new Document("version", 1L))
                                .append("$pull", new Document("pending", Prospect.SEAL_CONSENTS))))
                .toList();
        mongo.getCollection("prospects").bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** Destroys the key, and with it the meaning of every copy; then the document, whose effect would try again. */
    void forget(ProspectId id) {
        vault.destroyKey(id.value());
        mongo.remove(Query.query(Criteria.where("_id").is(id)), SealedProspect.class);
    }

    /** Opens many with one read of their keys; people who are being erased are left out. */
    List<Prospect> open(List<SealedProspect> sealed) {
        vault.prepare(sealed.stream().map(prospect -> prospect.id().value()).toList());
        return sealed.stream().flatMap(prospect -> open(prospect).stream()).toList();
    }

    private Optional<Prospect> open(SealedProspect sealed) {
        try {
            var content = json.readValue(vault.open(sealed.id().value(), CONTEXT, sealed.content()), Content.class);
            return Optional.of(new Prospect(
                    sealed.id(),
                    sealed.status(),
                    sealed.municipality(),
                    sealed.movedFrom(),
                    content.person(),
                    new Wishes(sealed.themes(), sealed.hoursPerWeek()),
                    content.consents(),
                    content.waitFor(),
                    sealed.signedUpAt(),
                    sealed.confirmedAt(),
                    sealed.pending(),
                    sealed.version()));
        } catch (KeyGone erased) {
            return Optional.empty();
        }
    }

    private SealedProspect seal(Prospect prospect) {
        var content = json.writeValueAsString(new Content(prospect.person(), prospect.consents(), prospect.waitFor()));
        return new SealedProspect(
                prospect.id(),
                prospect.status(),
                prospect.municipality(),
                prospect.movedFrom(),
                prospect.wishes().themes(),
                prospect.wishes().hoursPerWeek(),
                prospect.waitFor().stream()
                        .map(branch -> keys.branchKey(branch.value()))
                        .toList(),
                vault.seal(prospect.id().value(), CONTEXT, content),
                prospect.signedUpAt(),
                prospect.confirmedAt(),
                prospect.pending(),
                prospect.version());
    }
}
