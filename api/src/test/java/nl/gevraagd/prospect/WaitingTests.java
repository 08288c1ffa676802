package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import nl.gevraagd.Profile;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchStatus;
import nl.gevraagd.shared.Keys;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** However many wait for a branch, all of them are asked, a thousand at a time. */
@WithoutServer
class WaitingTests {

    private static final Branch JOINED = new Branch(
            new BranchId("joined"), "Proefpartij", "GM0344", BranchStatus.VERIFIED, Set.of("GR2030"), List.of(), null);

    @Autowired
    ProspectLetters letters;

    @Autowired
    ProspectRepository prospects;

    @Autowired
    Keys keys;

    @Autowired
    MongoTemplate mongo;

    @AfterEach
    void leaveNothing() {
        Profile.end(mongo);
        for (var collection : List.of("prospects", "letters")) {
            mongo.getCollection(collection).deleteMany(new Document("_id", new Document("$gte", "")));
        }
    }

    @Test
    void everybodyWhoWaitsIsAskedAThousandAtATime() {
        insert("waits", 2_100, "joined");
        insert("other", 50, "another");
        letters.askThoseWhoWait(JOINED);
        letters.askThoseWhoWait(JOINED);
        assertThat(mongo.getCollection("letters").countDocuments(new Document("_id", new Document("$gte", ""))))
                .isEqualTo(2_100);

        Profile.begin(mongo);
        var first = prospects.waitingFor(JOINED.id(), null, 1_000);
        var second = prospects.waitingFor(JOINED.id(), first.getLast(), 1_000);
        assertThat(second).hasSize(1_000).doesNotContainAnyElementsOf(first);
        var reads = Profile.reads(mongo, "prospects", new Document());
        assertThat(reads).hasSize(2).allSatisfy(read -> {
            assertThat(read.getString("planSummary")).isEqualTo("IXSCAN { waiting: 1 }");
            assertThat(read.getInteger("nreturned")).isEqualTo(1_000);
        });
    }

    private void insert(String name, int many, String branch) {
        mongo.getCollection("prospects")
                .insertMany(IntStream.range(0, many)
                        .mapToObj(i -> new Document("_id", String.format(Locale.ROOT, "%s%05d", name, i))
                                .append("waiting", List.of(keys.branchKey(branch))))
                        .toList());
    }
}
