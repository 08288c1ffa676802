package nl.gevraagd.mail;

import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Reads;
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
    static final String BOUNCED = "bounced";

    private final MongoTemplate mongo;
    private final BlindIndex index;

    Suppressions(MongoTemplate mongo, BlindIndex index) {
        this.mongo = mongo;
        this.index = index;
    }

    /** @param reason {@code left}, {@code bounced}, which stays until a letter arrives there or they sign up anew, {@code erased} */
    public void add(EmailAddress address, String reason) {
        var known = reason.equals(BOUNCED)
                ? new Update().set("reason", reason)
                : new Update().setOnInsert("reason", reason);
        mongo.upsert(Query.query(of(address)), known, Suppression.class);
    }

    /** Somebody confirmed a new sign-up from this address: they want to hear from us again. */
    public void remove(EmailAddress address) {
        mongo.remove(Query.query(of(address)), Suppression.class);
    }

    /** Somebody followed a link that only a letter to this address held. */
    public void arrived(EmailAddress address) {
        mongo.remove(Query.query(of(address).and("reason").is(BOUNCED)), Suppression.class);
    }

    public boolean holds(EmailAddress address) {
        return mongo.findOne(Reads.where(of(address)), Suppression.class) != null;
    }

    /** Whether no letter arrives there, whoever it is for: who left or was erased as a citizen may be a member as well. */
    boolean bounces(EmailAddress address) {
        return mongo.findOne(Reads.where(of(address).and("reason").is(BOUNCED)), Suppression.class) != null;
    }

    private Criteria of(EmailAddress address) {
        return Criteria.where("_id").is(index.suppressionOf(address));
    }

    /** Without a time: the journal of erasures has one, and both together would say whose address this was. */
    @Document(COLLECTION)
    record Suppression(@Id String id, String reason) {}
}
