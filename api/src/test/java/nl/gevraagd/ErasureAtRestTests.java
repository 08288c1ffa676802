package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.CountOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance row R-62: after an erasure the databases tell that there was somebody, and of nobody who it was. */
@WholeApplication
class ErasureAtRestTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MongoClient client;

    @Autowired
    BlindIndex index;

    @Autowired
    Suppressions suppressions;

    @Autowired
    Outbox outbox;

    @Test
    void ofAnErasedPersonThereIsNothingButThatThereWasSomebody() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var person = cast.acquainted(branch, cast.worker(Role.BRANCH_RECRUITER, branch));
        var id = person.id().value();
        var address = new EmailAddress(person.email());
        var lead = cast.leadOf(person.id(), branch).id().value();
        outbox.put(NewLetter.to(person.id(), LetterKind.BRANCH_JOINED, person.mark(), id + ":none")
                .notBefore(Instant.now().plus(Duration.ofDays(1))));
        var waiting = new Document("_id", "branch-joined:" + person.mark());
        assertThat(one("letters", waiting)).containsEntry("state", "READY");
        var sealed = Stream.of(
                        one("prospects", new Document("_id", id)).get("content", Binary.class),
                        one("leads", new Document("_id", lead))
                                .get("invitation", Document.class)
                                .get("message", Binary.class),
                        one("lead_notes", new Document("lead", lead)).get("text", Binary.class))
                .map(binary -> new String(binary.getData(), StandardCharsets.ISO_8859_1))
                .toArray(String[]::new);
        assertThat(holding(sealed)).as("it would be found").containsExactly("lead_notes", "leads", "prospects");
        assertThat(holding(index.of(address))).contains("addresses");
        assertThat(holding(id)).contains("people", "prospects", "leads", "letters", "sessions");

        cast.as(person).data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        new Graph(port).letter(person.email(), "goodbye");
        Graph.untilTrue(() -> holding("goodbye:" + id).equals(Set.of("letters"))); // and its key with it

        assertThat(holding(sealed)).isEmpty();
        assertThat(holding(index.of(address))).as("for two hours").containsExactly("letter_caps");
        assertThat(holding(id))
                .as("random, and it leads to nothing any more")
                .containsExactly("audit", "consent_ledger", "erasures", "leads", "letters");
        assertThat(one("leads", new Document("_id", lead)))
                .containsEntry("stage", "WITHDRAWN")
                .containsEntry("themes", List.of())
                .doesNotContainKeys("hoursPerWeek", "invitation");
        assertThat(count("lead_notes", new Document("lead", lead))).isZero();
        assertThat(one("letters", waiting)).containsEntry("state", "SUPPRESSED").containsEntry("reply", "called-off");
        assertThat(count("letters", new Document("recipient", id).append("state", "READY")))
                .isZero();
        assertThat(suppressions.holds(address)).isTrue();

        Graph.untilTrue(() -> count("consent_ledger", new Document("prospect", id).append("block", null))
                        + count("audit", new Document("people", id).append("block", null))
                == 0);
        assertThat(count("consent_ledger", new Document("prospect", id))).isPositive();
        for (var chain : List.of("consents", "audit")) {
            assertThat(Operator.hears(application, 0, "verify", chain)).contains("are as they were");
        }
    }

    /** The collections of both databases in which one of these stands. */
    private Set<String> holding(String... texts) {
        var found = new TreeSet<String>();
        for (var name : List.of(mongo.getDb().getName(), mongo.getDb().getName() + "_keys")) {
            var database = client.getDatabase(name);
            for (var collection : database.listCollectionNames()) {
                for (var document : database.getCollection(collection, RawBsonDocument.class)
                        .find()
                        .hintString("_id_")) {
                    var all = new String(document.getByteBuffer().array(), StandardCharsets.ISO_8859_1);
                    if (Stream.of(texts).anyMatch(all::contains)) {
                        found.add(collection);
                        break;
                    }
                }
            }
        }
        return found;
    }

    private Document one(String collection, Document which) {
        return Objects.requireNonNull(
                mongo.getCollection(collection).find(which).hintString("_id_").first());
    }

    private long count(String collection, Document which) {
        return mongo.getCollection(collection).countDocuments(which, new CountOptions().hintString("_id_"));
    }
}
