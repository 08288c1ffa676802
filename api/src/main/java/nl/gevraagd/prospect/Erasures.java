package nl.gevraagd.prospect;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectErased;
import nl.gevraagd.shared.ProspectId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Forgets a person (GDPR art. 17). It waits for nothing, the goodbye letter included; a journal of bare ids lets an erasure
 * be repeated on a restored back-up.
 */
@Component
class Erasures {

    private final ProspectRepository prospects;
    private final SubmissionRepository submissions;
    private final ProspectLetters letters;
    private final GoodbyeAddresses goodbyes;
    private final Suppressions suppressions;
    private final MongoTemplate mongo;
    private final Keys keys;
    private final Effects effects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasures(
            ProspectRepository prospects,
            SubmissionRepository submissions,
            ProspectLetters letters,
            GoodbyeAddresses goodbyes,
            Suppressions suppressions,
            MongoTemplate mongo,
            Keys keys,
            Effects effects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.prospects = prospects;
        this.submissions = submissions;
        this.letters = letters;
        this.goodbyes = goodbyes;
        this.suppressions = suppressions;
        this.mongo = mongo;
        this.keys = keys;
        this.effects = effects;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Erases at once: when this returns nobody can read anything of the person any more.
     *
     * @return the certificate that the person keeps
     */
    String erase(Prospect prospect) {
        var now = clock.instant();
        prospects.change(prospect.id(), person -> person.erased(now)).ifPresent(effects::performNow);
        var proof = keys.stableMac("erasure", prospect.id().value());
        var hex = HexFormat.of().formatHex(Arrays.copyOf(proof, 8)).toUpperCase(Locale.ROOT);
        return "GV-" + now.toString().substring(0, 10) + "-" + hex;
    }

    /** Whether this person was erased: a sign-up that a crash left half done does not bring them back. */
    boolean knows(ProspectId id) {
        return mongo.exists(Query.query(Criteria.where("_id").is(id)), Erasure.class);
    }

    /**
     * Nobody is to be written down under this id, as the address was somebody else's: an instance that is late with that sign-up,
     * and finds the address free since, finds this as well.
     */
    void preclude(ProspectId id) {
        journal(id);
    }

    /** @return when this was first written down */
    private Instant journal(ProspectId id) {
        var erasure = mongo.findAndModify(
                Query.query(Criteria.where("_id").is(id)),
                new Update().setOnInsert("at", clock.instant()),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Erasure.class);
        return Objects.requireNonNull(erasure).at();
    }

    /** In this order, so that a crash between two steps leaves enough to go on with. */
    @Performs(Prospect.ERASE)
    void erase(SealedProspect sealed) {
        var id = sealed.id();
        if (prospects
                .find(id)
                .filter(prospect -> !prospect.consents().unsealed().isEmpty())
                .isPresent()) {
            throw new IllegalStateException("the ledger has to hear of the end first");
        }
        var since = journal(id);
        prospects.find(id).ifPresent(prospect -> {
            events.publishEvent(new ProspectErased(id));
            giveBackAddress(prospect, since);
        });
        prospects.forget(id);
    }

    /** Once: an instance that is late with it must not take the address from a sign-up that came since. */
    private void giveBackAddress(Prospect prospect, Instant since) {
        var email = prospect.person().email();
        if (submissions.owner(email).filter(prospect.id()::equals).isPresent()) {
            goodbyes.keep(prospect);
            letters.sayGoodbye(prospect);
            suppressions.add(email, "erased");
            if (submissions
                    .owner(email)
                    .filter(owner -> !owner.equals(prospect.id()))
                    .isPresent()) {
                suppressions.remove(email); // it was given back and taken anew meanwhile
                return;
            }
            forgetSentIn(email, since);
            submissions.disown(email, prospect.id());
        }
    }

    /** What was sent in from there before, confirmed or not; what came later is somebody who begins anew. */
    private void forgetSentIn(EmailAddress email, Instant before) {
        submissions.forgetUnconfirmed(email, before);
        submissions.confirmed(email, before).forEach(one -> {
            preclude(one.prospect());
            submissions.finish(one.id(), one.at().plus(SignUps.CONFIRMABLE));
        });
    }

    /** An instance that was late with a sign-up may have written the person down after they were erased. */
    @Performs(Prospect.STAY_ERASED)
    void stayErased(SealedProspect sealed) {
        if (knows(sealed.id())) {
            var now = clock.instant();
            if (prospects.change(sealed.id(), person -> person.erased(now)).isEmpty()) {
                prospects.forget(sealed.id()); // their key is gone already
            }
        }
    }

    /** Who was erased and when: an id that leads to nothing, replayed after a restore. */
    @Document("erasures")
    record Erasure(@Id ProspectId id, Instant at) {}
}
