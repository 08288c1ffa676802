package nl.gevraagd.mail;

import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Addresses that must not be mailed, as a keyed hash only. It never holds back what somebody asks for themselves. */
@Service
public class Suppressions {

    static final String COLLECTION = "suppressions";

    private final MongoTemplate mongo;
    private final BlindIndex index;

    Suppressions(MongoTemplate mongo, BlindIndex index) {
        this.mongo = mongo;
        this.index = index;
    }

    /** @param reason {@code left} or {@code erased}: stays until they sign up anew, or agree again on their own page */
    public void add(EmailAddress address, String reason) {
        mongo.upsert(Query.query(of(address)), Update.update("reason", reason), Suppression.class);
    }

    /** No letter arrives there: until one does, or they sign up anew. Says nothing of whether they want any. */
    public void bounced(EmailAddress address) {
        mongo.upsert(Query.query(of(address)), Update.update("bounced", true), Suppression.class);
    }

    /** Somebody confirmed a new sign-up from this address: they want to hear from us again. */
    public void remove(EmailAddress address) {
        mongo.remove(Query.query(of(address)), Suppression.class);
    }

    /** Somebody followed a link that only a letter to this address held. */
    public void arrived(EmailAddress address) {
        mongo.remove(Query.query(of(address).and("reason").isNull()), Suppression.class);
        mongo.updateFirst(
                Query.query(of(address).and("reason").ne(null)), new Update().unset("bounced"), Suppression.class);
    }

    public boolean holds(EmailAddress address) {
        return mongo.findOne(Reads.where(of(address)), Suppression.class) != null;
    }

    /** Whether no letter arrives there, whoever it is for: who left or was erased as a citizen may be a member as well. */
    boolean bounces(EmailAddress address) {
        return mongo.findOne(Reads.where(of(address).and("bounced").is(true)), Suppression.class) != null;
    }

    private Criteria of(EmailAddress address) {
        return Criteria.where("_id").is(index.suppressionOf(address));
    }

    /** Without a time: the journal of erasures has one, and both together would say whose address this was. */
    @Document(COLLECTION)
    record Suppression(
            @Id String id,
            @Nullable String reason,
            @Nullable Boolean bounced) {}
}
