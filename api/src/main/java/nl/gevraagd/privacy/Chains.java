package nl.gevraagd.privacy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.List;
import nl.gevraagd.shared.Leases;
import nl.gevraagd.shared.Migration;
import nl.gevraagd.shared.OperatorCommand;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The two chains: of what was read, and of what was agreed to. */
@Component
class Chains implements Migration {

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

    @Override
    public String name() {
        return "0700-privacy-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        HashChain.index(database, AUDIT);
        HashChain.index(database, CONSENTS);
        database.getCollection(AUDIT)
                .createIndex(
                        new Document("people", 1).append("at", -1).append("_id", -1),
                        new IndexOptions().name("of-person"));
        database.getCollection(CONSENTS)
                .createIndex(new Document("prospect", 1).append("at", 1), new IndexOptions().name("of-person"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Commands {

        @Bean
        OperatorCommand verifyAudit(MongoTemplate mongo) {
            return new VerifyChainCommand("verify audit", AUDIT, mongo);
        }

        @Bean
        OperatorCommand verifyConsents(MongoTemplate mongo) {
            return new VerifyChainCommand("verify consents", CONSENTS, mongo);
        }
    }
}
