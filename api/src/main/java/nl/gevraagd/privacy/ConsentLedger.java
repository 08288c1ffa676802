package nl.gevraagd.privacy;

import java.time.Instant;
import java.util.Collection;
import nl.gevraagd.prospect.ConsentChange;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * The proof of consent (GDPR art. 7(1), requirement P5): append-only, chained. What was agreed to, in which words, and when
 * stands in clear; for which party is sealed under the person's key, so that an erasure leaves a proof without a person.
 */
@Component
class ConsentLedger {

    private static final String CONTEXT = "ledger";

    private static final Logger LOG = LoggerFactory.getLogger(ConsentLedger.class);

    private final MongoTemplate mongo;
    private final Vault vault;

    ConsentLedger(MongoTemplate mongo, Vault vault) {
        this.mongo = mongo;
        this.vault = vault;
    }

    /** Each change once, however often it is brought; in one write unless one of them is there already. */
    void append(Collection<Prospect> people) {
        var entries = people.stream()
                .flatMap(
                        prospect -> prospect.consents().unsealed().stream().map(change -> entry(prospect.id(), change)))
                .toList();
        try {
            mongo.insertAll(entries);
        } catch (DuplicateKeyException | BulkOperationException oneIsThere) {
            entries.forEach(this::insertOnce);
        }
    }

    private void insertOnce(Entry entry) {
        try {
            mongo.insert(entry);
        } catch (DuplicateKeyException takenBefore) {
            LOG.debug("the ledger has this change already");
        }
    }

    private Entry entry(ProspectId prospect, ConsentChange change) {
        var consent = change.consent();
        return new Entry(
                change.id(),
                prospect,
                consent.id().value(),
                change.action().name(),
                consent.purpose().name(),
                consent.branch() == null
                        ? null
                        : vault.seal(prospect.value(), CONTEXT, consent.branch().value()),
                consent.textVersion(),
                consent.textHash(),
                consent.locale(),
                change.channel(),
                change.at(),
                null);
    }

    /**
     * One change of consent.
     *
     * @param recipient the branch, under the person's key
     * @param block the block of the chain it is sealed in; null until then
     */
    @Document("consent_ledger")
    record Entry(
            @Id String id,
            ProspectId prospect,
            String consent,
            String action,
            String purpose,
            @Nullable Sealed recipient,
            String textVersion,
            String textHash,
            String locale,
            String channel,
            Instant at,
            @Nullable Long block) {}
}
