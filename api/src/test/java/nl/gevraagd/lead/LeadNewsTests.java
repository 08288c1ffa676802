package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.gevraagd.Graph;
import nl.gevraagd.TestMongo;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** More open pages than there are connections to the database take one connection between them. */
@WithoutServer
class LeadNewsTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @Autowired
    LeadNews news;

    @Autowired
    LeadRepository leads;

    @Autowired
    MongoTemplate mongo;

    @Test
    void everyFollowerHearsOfTheirOwnBranchThroughOneStream() throws InterruptedException {
        var followers = new ArrayList<LeadNews.Follower>();
        for (int i = 0; i < 150; i++) {
            followers.add(news.follow("ours"));
        }
        try (var other = news.follow("theirs")) {
            var lead = lead("ours");
            leads.insertOnce(lead);
            for (var follower : followers) {
                assertThat(follower.next(SOON)).isEqualTo(lead.id());
            }
            Graph.untilTrue(() -> Objects.equals(streams(), 1));
            assertThat(other.next(A_WHILE)).isNull();

            var ours = followers.getFirst();
            var stored = leads.find("ours", lead.id()).orElseThrow();
            leads.save(stored.declined(new MemberId("m"), Instant.parse("2026-11-25T10:00:00Z")));
            assertThat(ours.next(SOON)).as("a step").isEqualTo(lead.id());
            mongo.getCollection("leads")
                    .updateOne(
                            new Document("_id", lead.id().value()),
                            new Document("$pull", new Document("pending", Lead.COUNT)));
            assertThat(ours.next(A_WHILE)).as("no step").isNull();

            ours.close();
            leads.insertOnce(lead("ours"));
            assertThat(followers.getLast().next(SOON)).isNotNull();
            assertThat(ours.next(A_WHILE)).as("closed").isNull();
        } finally {
            followers.forEach(LeadNews.Follower::close);
        }
    }

    @Test
    void followersAreCutWhenTheCollectionGoesAwayAndMayBeginAnew() throws InterruptedException {
        var address = new ConnectionString(TestMongo.database());
        try (var client = MongoClients.create(address)) {
            var elsewhere = new MongoTemplate(client, Objects.requireNonNull(address.getDatabase()));
            elsewhere.createCollection("leads");
            var itsNews = new LeadNews(elsewhere);
            var follower = itsNews.follow("ours");
            elsewhere.dropCollection("leads");
            Graph.untilTrue(follower::isCut);
            var again = itsNews.follow("ours");
            elsewhere.insert(new Document("_id", "new").append("branch", "ours"), "leads");
            assertThat(again.next(SOON)).isEqualTo(new LeadId("new"));
        }
    }

    private static Lead lead(String branch) {
        return Lead.matched(
                new LeadId(RandomId.next()),
                branch,
                new ProspectId(RandomId.next()),
                "GM0344",
                List.of(),
                null,
                Instant.parse("2026-11-24T10:00:00Z"));
    }

    /** Null while there is none to be seen, as between two reads of the one that there is. */
    private @Nullable Integer streams() {
        var name = mongo.getDb().getName();
        var open = mongo.getMongoDatabaseFactory()
                .getMongoDatabase("admin")
                .withReadConcern(ReadConcern.DEFAULT)
                .aggregate(List.of(
                        new Document("$currentOp", new Document("idleCursors", true)),
                        new Document("$match", new Document("ns", name + ".leads").append("cursor.tailable", true))))
                .into(new ArrayList<>());
        return open.isEmpty() ? null : open.size();
    }
}
