package nl.gevraagd.prospect;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.gevraagd.mail.LetterCaps;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectErased;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import org.jspecify.annotations.Nullable;
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

    private static final Duration ALL_OF_THEM = Duration.ofMinutes(1);

    private final ProspectRepository prospects;
    private final SubmissionRepository submissions;
    private final ProspectLetters letters;
    private final LetterCaps caps;
    private final GoodbyeAddresses goodbyes;
    private final Suppressions suppressions;
    private final MongoTemplate mongo;
    private final Keys keys;
    private final Effects effects;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DatabaseClock databaseClock;

    Erasures(
            ProspectRepository prospects,
            SubmissionRepository submissions,
            ProspectLetters letters,
            LetterCaps caps,
            GoodbyeAddresses goodbyes,
            Suppressions suppressions,
            MongoTemplate mongo,
            Keys keys,
            Effects effects,
            ApplicationEventPublisher events,
            Clock clock,
            DatabaseClock databaseClock) {
        this.prospects = prospects;
        this.submissions = submissions;
        this.letters = letters;
        this.caps = caps;
        this.goodbyes = goodbyes;
        this.suppressions = suppressions;
        this.mongo = mongo;
        this.keys = keys;
        this.effects = effects;
        this.events = events;
        this.clock = clock;
        this.databaseClock = databaseClock;
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
        return Reads.byId(mongo, id, Erasure.class) != null;
    }

    /**
     * Nobody is to be written down under this id, as the address was somebody else's: an instance that is late with that sign-up,
     * and finds the address free since, finds this as well.
     */
    void preclude(ProspectId id) {
        journal(
                id,
                new Update().setOnInsert("at", clock.instant()).set("repeated", true)); // no goodbye to who never began
    }

    /** As it was first written down. */
    private Erasure journal(ProspectId id) {
        return journal(id, new Update().setOnInsert("at", databaseClock.now()));
    }

    private Erasure journal(ProspectId id, Update entry) {
        return Objects.requireNonNull(mongo.findAndModify(
                Query.query(Criteria.where("_id").is(id)),
                entry,
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Erasure.class));
    }

    /** One line for each erasure, to be kept elsewhere. */
    List<String> lines() {
        try (var all = mongo.stream(Reads.all().withHint("_id_").maxTime(ALL_OF_THEM), Erasure.class)) {
            return all.map(one -> new Erased(one.id(), one.at()).line()).toList();
        }
    }

    /**
     * Erases once more whom a restore brought back. Who it was has had their last letter.
     *
     * @return whether they were back; nobody can read their name or address any more then, and the servers do the rest
     */
    boolean replay(Erased erased) {
        journal(erased.id(), new Update().setOnInsert("at", erased.at()).set("repeated", true));
        if (!prospects.isThere(erased.id())) {
            prospects.forget(erased.id()); // the key may have come back alone
            return false;
        }
        if (!ends(erased.id(), erased.at())) {
            prospects.endUnread(erased.id()); // the key was not restored
        }
        return true;
    }

    /** @return false for somebody who is not there, or cannot be read */
    private boolean ends(ProspectId id, Instant at) {
        try {
            return prospects.change(id, person -> person.erased(at)).isPresent();
        } catch (IllegalStateException doesNotOpen) {
            return false;
        }
    }

    /** In this order, so that a crash between two steps leaves enough to go on with. */
    @Performs(Prospect.ERASE)
    void erase(SealedProspect sealed) {
        var id = sealed.id();
        var person = prospects.find(id);
        if (person.filter(prospect -> !prospect.consents().unsealed().isEmpty()).isPresent()) {
            throw new IllegalStateException("the ledger has to hear of the end first");
        }
        var erasure = journal(id);
        if (person.isEmpty()) {
            eraseUnread(id);
            return;
        }
        events.publishEvent(new ProspectErased(id));
        giveBackAddress(person.get(), erasure);
        prospects.forget(id);
    }

    /** Whose key is gone already, and with it which address it was. */
    private void eraseUnread(ProspectId id) {
        if (prospects.isThere(id)) {
            events.publishEvent(new ProspectErased(id));
            letters.callOff(id);
            submissions.disown(id);
            prospects.forget(id);
        }
    }

    /** Once: an instance that is late with it must not take the address from a sign-up that came since. */
    private void giveBackAddress(Prospect prospect, Erasure erasure) {
        var email = prospect.person().email();
        if (submissions.owner(email).filter(prospect.id()::equals).isPresent()) {
            letters.callOff(prospect.id());
            if (!erasure.isRepeated()) {
                goodbyes.keep(prospect);
                letters.sayGoodbye(prospect);
            }
            caps.forget(email);
            suppressions.add(email, "erased");
            if (submissions
                    .owner(email)
                    .filter(owner -> !owner.equals(prospect.id()))
                    .isPresent()) {
                suppressions.remove(email); // it was given back and taken anew meanwhile
                return;
            }
            forgetSentIn(prospect, erasure.at());
            submissions.disown(email, prospect.id());
        }
    }

    /** What was sent in from there before, confirmed or not; what came later is somebody who begins anew. */
    private void forgetSentIn(Prospect prospect, Instant before) {
        var email = prospect.person().email();
        submissions.forgetUnconfirmed(email, before);
        submissions.confirmed(email).stream()
                .filter(one -> one.at().isBefore(before))
                .forEach(one -> takeBack(one, prospect));
    }

    /** What they confirmed and nobody has done yet: who withdraws now does not come back by it. */
    void takeBackConfirmed(Prospect prospect) {
        submissions.confirmed(prospect.person().email()).forEach(one -> takeBack(one, prospect));
    }

    private void takeBack(Submission confirmed, Prospect prospect) {
        if (!confirmed.prospect().equals(prospect.id())) { // which is the form by which they began
            preclude(confirmed.prospect());
        }
        submissions.finish(confirmed.id(), confirmed.at().plus(SignUps.CONFIRMABLE));
    }

    /** An instance that was late with a sign-up may have written the person down after they were erased. */
    @Performs(Prospect.STAY_ERASED)
    void stayErased(SealedProspect sealed) {
        var id = sealed.id();
        if (knows(id) && !ends(id, clock.instant())) {
            eraseUnread(id);
        }
    }

    /** A line of the journal outside the database. */
    record Erased(ProspectId id, Instant at) {

        private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{10,64}) (\\S+)");

        static boolean isLine(String line) {
            try {
                parse(line);
                return true;
            } catch (IllegalArgumentException | DateTimeException noErasure) {
                return false;
            }
        }

        /** @throws IllegalArgumentException or {@link DateTimeException} when it is none */
        static Erased parse(String line) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no erasure");
            }
            return new Erased(new ProspectId(parts.group(1)), Instant.parse(parts.group(2)));
        }

        String line() {
            return id.value() + " " + at;
        }
    }

    /**
     * Who was erased and when: an id that leads to nothing.
     *
     * @param repeated whether it was done anew after a restore, or of somebody who never began: then there is no last letter
     */
    @Document("erasures")
    record Erasure(@Id ProspectId id, Instant at, @Nullable Boolean repeated) {

        boolean isRepeated() {
            return Boolean.TRUE.equals(repeated);
        }
    }
}
