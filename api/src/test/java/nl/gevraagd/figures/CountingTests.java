package nl.gevraagd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.lead.Leads;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.SignUpCounts;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Leases;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Whoever reached a step counts in all before it, in the week in which they signed up and where they live. */
@WithoutServer
class CountingTests {

    private static final Instant MONDAY = Weeks.start("2026-W48");

    @Autowired
    Counting counting;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    ApplicationContext application;

    private final String place = RandomId.next();

    @Test
    void everybodyCountsOnceByHowFarTheyCame() {
        sentIn(MONDAY);
        signedUp("CONFIRMED", MONDAY);
        signedUp("CONFIRMED", MONDAY.minusMillis(1), "NEW");
        signedUp("ERASED", MONDAY, "NEW INVITED ACCEPTED MET");
        signedUp("CONFIRMED", MONDAY.plusSeconds(1), "NEW WITHDRAWN");
        signedUp("CONFIRMED", MONDAY.plusSeconds(1), "NEW INVITED EXPIRED", "NEW");
        signedUp(
                "PAUSED", MONDAY.plusSeconds(1), "NEW", "NEW INVITED ACCEPTED MET ON_LIST MET ACCEPTED", "NEW INVITED");

        assertThat(counting.reached(place, "2026-W48"))
                .isEqualTo(Map.of(
                        "signed_up",
                        5,
                        "confirmed",
                        4,
                        "matched",
                        3,
                        "invited",
                        2,
                        "accepted",
                        1,
                        "met",
                        1,
                        "on_list",
                        1));
        assertThat(counting.reached(place, "2026-W47")).isEqualTo(Map.of("signed_up", 1, "confirmed", 1, "matched", 1));
        assertThat(counting.reached(place, "2026-W49")).isEqualTo(Map.of("signed_up", 0, "confirmed", 0));
    }

    @Test
    void whereAndWhenNobodyWasCountedYetIsJudgedAsWell() {
        var counted = Cell.counted(Cell.placeOf("Utrecht"), null, "2026-W48", Map.of("signed_up", 12));
        assertThat(counting.uncounted(List.of(counted)))
                .extracting(Cell::id)
                .contains(
                        "GM0344|all", "GM0402|all", "province:Utrecht|all", "province:Drenthe|2026-W48", "nl|2026-W48")
                .contains("nl|" + Weeks.of(Instant.now()))
                .doesNotContain(counted.id(), "GM0344|2026-W48")
                .doesNotHaveDuplicates();
    }

    /** Of a broadcast there is always somebody who changed something since. */
    @Test
    @Timeout(60)
    void aRoundEndsAlsoWhileCellsAreMarkedAgain() {
        var cell = new FigureRepository.Dirty("GM0344", "Utrecht", "2026-W48");
        var figures = new FigureRepository(new MongoTemplate(mongo.getMongoDatabaseFactory(), mongo.getConverter()) {
            @Override
            public <T> List<T> find(Query query, Class<T> type) {
                new FigureRepository(mongo).mark(List.of(cell));
                return super.find(query, type);
            }
        });
        figures.mark(List.of(cell));
        new Counting(
                        figures,
                        application.getBean(SignUpCounts.class),
                        application.getBean(Leads.class),
                        application.getBean(Municipalities.class),
                        application.getBean(Branches.class),
                        application.getBean(Leases.class),
                        application.getBean(DatabaseClock.class))
                .count();
        assertThat(new FigureRepository(mongo).dirtyAfter("", 10))
                .as("for the next round")
                .extracting(Cell::id)
                .contains("GM0344|2026-W48");
        mongo.getCollection("figures").deleteMany(new Document("_id", new Document("$gt", "")));
    }

    private void sentIn(Instant at) {
        mongo.getCollection("submissions")
                .insertOne(new Document("_id", RandomId.next())
                        .append("municipality", place)
                        .append("at", at));
    }

    private void signedUp(String status, Instant at, String... leads) {
        var id = RandomId.next();
        mongo.getCollection("prospects")
                .insertOne(new Document("_id", id)
                        .append("municipality", place)
                        .append("status", status)
                        .append("signedUpAt", at));
        for (var stages : leads) {
            var history = Stream.of(stages.split(" ", -1))
                    .map(stage -> new Document("to", stage))
                    .toList();
            mongo.getCollection("leads")
                    .insertOne(new Document("_id", RandomId.next())
                            .append("branch", RandomId.next())
                            .append("prospect", id)
                            .append("history", history));
        }
    }
}
