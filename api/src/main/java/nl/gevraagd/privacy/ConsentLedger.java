package nl.gevraagd.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.prospect.ConsentChange;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * The proof of consent (GDPR art. 7(1), requirement P5): append-only, chained. What was agreed to, in which words, and when
 * stands in clear; for which party is sealed under the person's key, so that an erasure leaves a proof without a person.
 */
@Component
class ConsentLedger {

    private static final String CONTEXT = "ledger";

    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparing(Entry::at).thenComparing(Entry::id);

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

    /**
     * What this person said, oldest first, with what is on its way here.
     *
     * @param most so many of the newest
     */
    List<Entry> of(Prospect person, int most) {
        var said = new HashMap<String, Entry>();
        person.consents().unsealed().forEach(change -> said.put(change.id(), entry(person.id(), change)));
        mongo.find(
                        Reads.where(Criteria.where("prospect").is(person.id()))
                                .with(Sort.by(Sort.Direction.DESC, "at", "id"))
                                .limit(most),
                        Entry.class)
                .forEach(entry -> said.put(entry.id(), entry));
        var inOrder = said.values().stream().sorted(IN_ORDER).toList();
        return inOrder.subList(Math.max(0, inOrder.size() - most), inOrder.size());
    }

    /** @throws nl.gevraagd.shared.KeyGone when the person is erased */
    Optional<BranchId> recipientOf(Entry entry) {
        return Optional.ofNullable(entry.recipient())
                .map(recipient -> new BranchId(vault.open(entry.prospect().value(), CONTEXT, recipient)));
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
                change.saidAt() == null ? null : asKept(change.saidAt()),
                asKept(change.at()),
                null);
    }

    private static Instant asKept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * One change of consent.
     *
     * @param recipient the branch, under the person's key
     * @param saidAt when the person said it; null in entries from before that was kept
     * @param at since when it counts: of a form, when it was confirmed
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
            @Nullable Instant saidAt,
            Instant at,
            @Nullable Long block) {}
}
