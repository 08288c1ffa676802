package nl.gevraagd.privacy;

import java.time.Duration;
import java.util.List;
import nl.gevraagd.shared.Leases;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The two chains: of what was read, and of what was agreed to. */
@Component
class Chains {

    static final String AUDIT = "audit";
    static final String CONSENTS = "consent_ledger";
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MongoTemplate mongo;
    private final Leases leases;

    Chains(MongoTemplate mongo, Leases leases) {
        this.mongo = mongo;
        this.leases = leases;
    }

    /** A chain of single entries would put all reads in one line; so blocks are sealed a little later, by one instance. */
    @Scheduled(fixedDelay = 5_000)
    void seal() {
        for (var collection : List.of(AUDIT, CONSENTS)) {
            var chain = new HashChain(mongo.getDb(), collection);
            while (leases.hold("chain-" + collection, LEASE) && chain.seal() > 0) {
                Thread.onSpinWait();
            }
        }
    }
}
