package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.gevraagd.Profile;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.BadArgument;
import nl.gevraagd.shared.Connection.Edge;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** A person sees everybody who looked, page by page, and each page costs about as much as it is long. */
@WithoutServer
class AccessLogTests {

    private static final ProspectId ME = new ProspectId(RandomId.next());
    private static final ProspectId SOMEBODY = new ProspectId(RandomId.next());
    private static final int ENTRIES = 300;
    private static final int SAME_TIME = 25;
    private static final int PAGE = 20;
    private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");

    @Autowired
    AccessLog log;

    @Autowired
    MongoTemplate mongo;

    private List<AccessEntry> mine = List.of();

    @BeforeEach
    void fill() {
        mine = IntStream.range(0, ENTRIES)
                .mapToObj(number -> entry(number, List.of(ME, SOMEBODY)))
                .sorted(Comparator.comparing(AccessEntry::at)
                        .thenComparing(AccessEntry::id)
                        .reversed())
                .toList();
        mongo.insertAll(mine);
        mongo.insert(entry(0, List.of(SOMEBODY)));
        Profile.begin(mongo);
    }

    @AfterEach
    void stopProfiling() {
        Profile.end(mongo);
        mongo.remove(new Query(), AccessEntry.class);
    }

    private static AccessEntry entry(int number, List<ProspectId> people) {
        return new AccessEntry(
                RandomId.next(),
                BEGIN.plus(Duration.ofMinutes(number / SAME_TIME)),
                "branch",
                new MemberId("member"),
                people,
                "CONTACT",
                null);
    }

    @Test
    void onePageBeginsWhereTheOtherEnds() {
        var read = new ArrayList<AccessEntry>();
        var page = log.of(ME, PageRequest.forwards(PAGE, null));
        page.edges().stream().map(Edge::node).forEach(read::add);
        while (page.pageInfo().hasNextPage()) {
            page = log.of(ME, PageRequest.forwards(PAGE, page.pageInfo().endCursor()));
            page.edges().stream().map(Edge::node).forEach(read::add);
        }
        assertThat(read).isEqualTo(mine);
        var ran = Profile.reads(mongo, "audit", new Document());
        assertThat(ran).hasSize(ENTRIES / PAGE).allSatisfy(query -> {
            assertThat(query.getString("planSummary")).contains("IXSCAN").doesNotContain("COLLSCAN");
            assertThat(query.getBoolean("hasSortStage", false)).isFalse();
            assertThat(query.getInteger("keysExamined")).isLessThanOrEqualTo(PAGE + 1 + SAME_TIME);
        });
    }

    @Test
    void aCursorOfSomebodyElsesIsRefused() {
        var theirs =
                log.of(SOMEBODY, PageRequest.forwards(PAGE, null)).pageInfo().endCursor();
        assertThatThrownBy(() -> log.of(ME, PageRequest.forwards(PAGE, theirs))).isInstanceOf(BadArgument.class);
    }
}
