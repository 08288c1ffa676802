package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import nl.gevraagd.Profile;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** A page of a large branch costs about as much as the page is long, wherever it begins (acceptance row R-68). */
@WithoutServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadPageTests {

    private static final String BRANCH = "large";
    private static final int LEADS = 20_000;
    private static final int SAME_TIME = 25;
    private static final int PAGE = 20;
    private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Autowired
    LeadRepository repository;

    @Autowired
    MongoTemplate mongo;

    private final List<Lead> all = new ArrayList<>();

    @BeforeAll
    void fill() {
        var random = new Random(7);
        for (int i = 0; i < LEADS + 2_000; i++) {
            all.add(lead(i < LEADS ? BRANCH : "another", i, random));
        }
        mongo.insertAll(all);
        all.removeIf(lead -> !lead.branch().equals(BRANCH));
        Profile.begin(mongo);
    }

    @AfterAll
    void stopProfiling() {
        Profile.end(mongo);
        mongo.remove(new Query(), Lead.class);
    }

    private static Lead lead(String branch, int number, Random random) {
        var matchedAt = BEGIN.plus(Duration.ofMinutes(number / SAME_TIME));
        return new Lead(
                new LeadId(RandomId.next()),
                branch,
                new ProspectId(RandomId.next()),
                "GM0344",
                List.of(oneOf(Theme.values(), random), oneOf(Theme.values(), random)),
                2 + random.nextInt(15),
                oneOf(LeadStage.values(), random),
                matchedAt,
                matchedAt,
                matchedAt.plus(Duration.ofDays(14 + random.nextInt(3))),
                List.of(),
                null,
                List.of(),
                null);
    }

    private static <T> T oneOf(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    @ParameterizedTest
    @EnumSource(LeadOrder.class)
    void aPageReadsAsMuchAsItShows(LeadOrder order) {
        check(order, LeadFilter.NONE, lead -> lead.stage().isOpen(), 1);
        check(
                order,
                stages(LeadStage.NEW, LeadStage.WITHDRAWN),
                lead -> List.of(LeadStage.NEW, LeadStage.WITHDRAWN).contains(lead.stage()),
                1);
        check(order, stages(LeadStage.values()), any -> true, 1);
    }

    @ParameterizedTest
    @EnumSource(LeadOrder.class)
    void aFilterReadsAsManyTimesMoreAsItLeavesOut(LeadOrder order) {
        check(
                order,
                new LeadFilter(null, List.of("housing"), null, null),
                lead -> lead.stage().isOpen() && lead.themes().contains(Theme.HOUSING),
                14);
        check(
                order,
                new LeadFilter(null, null, 12, null),
                lead -> lead.stage().isOpen() && lead.hoursPerWeek() != null && lead.hoursPerWeek() >= 12,
                6);
        check(
                order,
                new LeadFilter(null, null, null, true),
                lead -> lead.stage().isOpen() && lead.due().isBefore(NOW),
                6);
    }

    private static LeadFilter stages(LeadStage... stages) {
        return new LeadFilter(List.of(stages), null, null, null);
    }

    /** Reads pages from the beginning, from deep inside and backwards, and compares them with a plain sort of everything. */
    private void check(LeadOrder order, LeadFilter filter, Predicate<Lead> wanted, int times) {
        Comparator<Lead> by =
                Comparator.comparing(lead -> order == LeadOrder.DUE_FIRST ? lead.due() : lead.matchedAt());
        by = by.thenComparing(lead -> lead.id().value());
        var expected = all.stream()
                .filter(wanted)
                .sorted(order.isAscending() ? by : by.reversed())
                .toList();
        for (int from : List.of(0, expected.size() / 2, expected.size() - 50)) {
            var cursor = from == 0 ? null : repository.cursor(expected.get(from - 1), filter, order);
            page(
                    order,
                    filter,
                    PageRequest.of(PAGE, cursor, null, null),
                    expected.subList(from, from + PAGE + 1),
                    times);
        }
        int before = expected.size() / 2;
        var backwards = new ArrayList<>(expected.subList(before - PAGE - 1, before)).reversed();
        var cursor = repository.cursor(expected.get(before), filter, order);
        page(order, filter, PageRequest.of(null, null, PAGE, cursor), backwards, times);
    }

    private void page(LeadOrder order, LeadFilter filter, PageRequest request, List<Lead> expected, int times) {
        assertThat(repository.page(BRANCH, filter, order, request, NOW).stream().map(Lead::id))
                .as("%s %s", order, filter)
                .isEqualTo(expected.stream().map(Lead::id).toList());
        var ran = Profile.reads(mongo, "leads", new Document()).getLast();
        assertThat(ran.getString("planSummary")).contains("IXSCAN").doesNotContain("COLLSCAN");
        assertThat(ran.getBoolean("hasSortStage", false))
                .as("%s %s is sorted in memory", order, filter)
                .isFalse();
        assertThat(ran.getInteger("keysExamined"))
                .as("%s %s", order, filter)
                .isLessThanOrEqualTo(times * (request.limit() + LeadStage.values().length) * 2 + SAME_TIME);
    }
}
