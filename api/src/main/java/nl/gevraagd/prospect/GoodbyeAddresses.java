package nl.gevraagd.prospect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.Vault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps an address for the goodbye letter alone, under a key of its own, until the letter ends: an hour at the most. */
@Component
class GoodbyeAddresses {

    private static final String CONTEXT = "goodbye";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final Vault vault;
    private final DatabaseClock clock;

    GoodbyeAddresses(MongoTemplate mongo, Vault vault, DatabaseClock clock) {
        this.mongo = mongo;
        this.vault = vault;
        this.clock = clock;
    }

    void keep(Prospect prospect) {
        var key = keyFor(prospect.id());
        vault.createKey(key);
        var address = vault.seal(key, CONTEXT, prospect.person().email().value());
        try {
            mongo.insert(new Goodbye(key, prospect.person().locale(), address, clock.now()));
        } catch (DuplicateKeyException keptBeforeACrash) {
            return; // the letter has its address already
        }
    }

    Optional<LetterContent> find(ProspectId id) {
        return Optional.ofNullable(Reads.byId(mongo, keyFor(id), Goodbye.class))
                .filter(goodbye ->
                        goodbye.at().isAfter(clock.now().minus(LONGEST))) // as nobody may have swept meanwhile
                .map(goodbye -> LetterContent.of(
                        new EmailAddress(vault.open(goodbye.id(), CONTEXT, goodbye.address())),
                        goodbye.locale(),
                        Map.of()));
    }

    void forget(ProspectId id) {
        forget(keyFor(id));
    }

    private void forget(String key) {
        vault.destroyKey(key);
        mongo.remove(Query.query(Criteria.where("_id").is(key)), Goodbye.class);
    }

    /** Letters that did not end in time lose their address all the same. */
    @Scheduled(fixedDelay = 60_000)
    void forgetOld() {
        mongo.find(Reads.where(Criteria.where("at").lt(clock.now().minus(LONGEST))), Goodbye.class)
                .forEach(goodbye -> forget(goodbye.id()));
    }

    private static String keyFor(ProspectId id) {
        return "goodbye:" + id.value();
    }

    @Document("goodbyes")
    record Goodbye(@Id String id, String locale, Sealed address, Instant at) {}
}
