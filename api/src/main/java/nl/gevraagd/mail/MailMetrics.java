package nl.gevraagd.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gevraagd.shared.DatabaseClock;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Letters by kind and state, and how long the oldest waits. What has ended is counted once and remembered, so that a round costs
 * what happened since the last one, and what is still on its way.
 */
@Component
public class MailMetrics {

    /** A letter in one of these stays in it; one of unknown fate says since when it may have left, which is before. */
    private static final Set<LetterState> ENDED =
            EnumSet.of(LetterState.ACCEPTED, LetterState.REFUSED, LetterState.SUPPRESSED);

    private static final Set<LetterState> OTHERS = EnumSet.complementOf(EnumSet.copyOf(ENDED));

    /** What is written down is seen by then, with the time at which it was. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    private static final Duration STALE = Duration.ofMinutes(1);
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final LetterRepository letters;
    private final DatabaseClock clock;
    private final Duration seenWithin;
    private final Duration stale;
    private final Map<String, Integer> ended = new HashMap<>();
    private Instant endedUntil = Instant.EPOCH;
    private volatile Map<String, Integer> counts = Map.of();
    private volatile double oldest;
    private volatile long read = System.nanoTime();

    @Autowired
    MailMetrics(LetterRepository letters, MeterRegistry meters, DatabaseClock clock) {
        this(letters, meters, clock, SEEN_WITHIN, STALE);
    }

    MailMetrics(
            LetterRepository letters, MeterRegistry meters, DatabaseClock clock, Duration seenWithin, Duration stale) {
        this.stale = stale;
        this.letters = letters;
        this.clock = clock;
        this.seenWithin = seenWithin;
        for (var kind : LetterKind.values()) {
            for (var state : LetterState.values()) {
                Gauge.builder("gevraagd.letters", () -> known(counts.getOrDefault(kind + "|" + state, 0)))
                        .tag("kind", kind.label())
                        .tag("state", state.label())
                        .description("Letters by kind and state")
                        .register(meters);
            }
        }
        Gauge.builder("gevraagd.outbox.oldest.ready.seconds", () -> known(oldest))
                .description("How long the oldest letter that should have left has waited")
                .register(meters);
    }

    /** No number where the database could not be asked for a while: an old one would say that all is as it was. */
    private Number known(Number value) {
        return System.nanoTime() - read > stale.toNanos() ? Double.NaN : value;
    }

    /** How many letters there are of each kind and state, as last read; also of those that none is in. */
    public List<LetterCount> current() {
        var all = new ArrayList<LetterCount>();
        for (var kind : LetterKind.values()) {
            for (var state : LetterState.values()) {
                all.add(new LetterCount(kind, state, counts.getOrDefault(kind + "|" + state, 0)));
            }
        }
        return all;
    }

    /** {@code count} is exact; whoever shows it to people decides what may be shown of it. */
    public record LetterCount(LetterKind kind, LetterState state, int count) {}

    @Scheduled(fixedDelay = 5_000)
    void refresh() {
        var until = clock.now().minus(seenWithin);
        if (until.isBefore(endedUntil)) { // another member of the replica set, whose clock is behind
            ended.clear();
            endedUntil = Instant.EPOCH;
        }
        var more = letters.counts(ENDED, endedUntil, until);
        endedUntil = until;
        add(ended, more);
        var now = new HashMap<>(ended);
        add(now, letters.counts(ENDED, until, EVER));
        add(now, letters.counts(OTHERS, Instant.EPOCH, EVER));
        counts = now;
        var wanted = letters.oldestWanted();
        oldest = wanted == null
                ? 0
                : Math.max(0, Duration.between(wanted, clock.nearly()).toMillis() / 1_000.0);
        read = System.nanoTime();
    }

    private static void add(Map<String, Integer> all, List<Document> read) {
        for (var row : read) {
            var id = row.get("_id", Document.class);
            all.merge(id.getString("kind") + "|" + id.getString("state"), row.getInteger("count"), Integer::sum);
        }
    }
}
