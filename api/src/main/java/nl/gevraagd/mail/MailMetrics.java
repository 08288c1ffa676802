package nl.gevraagd.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Letters by kind and state, and how long the oldest waits. Read out of an index a few times a minute. */
@Component
public class MailMetrics {

    private final LetterRepository letters;
    private final Clock clock;
    private volatile Map<String, Integer> counts = Map.of();
    private volatile double oldest;

    MailMetrics(LetterRepository letters, MeterRegistry meters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
        for (var kind : LetterKind.values()) {
            for (var state : LetterState.values()) {
                Gauge.builder("gevraagd.letters", () -> counts.getOrDefault(kind + "|" + state, 0))
                        .tag("kind", kind.label())
                        .tag("state", state.label())
                        .description("Letters by kind and state")
                        .register(meters);
            }
        }
        Gauge.builder("gevraagd.outbox.oldest.ready.seconds", () -> oldest)
                .description("How long the oldest letter that is due has waited")
                .register(meters);
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

    @Scheduled(fixedDelayString = "${gevraagd.mail.counted-every:5s}")
    void refresh() {
        var read = new HashMap<String, Integer>();
        for (var row : letters.counts()) {
            var id = row.get("_id", Document.class);
            read.put(id.getString("kind") + "|" + id.getString("state"), row.getInteger("count"));
        }
        counts = read;
        var due = letters.oldestDue();
        oldest = due == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(due.getDate("dueAt").toInstant(), clock.instant())
                                        .toMillis()
                                / 1_000.0);
    }
}
