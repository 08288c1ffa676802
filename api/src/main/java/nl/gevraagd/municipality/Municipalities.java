package nl.gevraagd.municipality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gevraagd.shared.Days;
import org.springframework.context.annotation.DependsOn;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Looks up municipalities as they are today. Works on a copy in memory that follows the tables in the database; while that is
 * away, the last good copy stays.
 */
@Service
@DependsOn("installation")
public class Municipalities {

    private static final Pattern CODE = Pattern.compile("(?:GM)?(\\d{1,4})");
    private static final Pattern POSTCODE = Pattern.compile("([1-9]\\d{3})([A-Z]{2})?");

    private final ReferenceTables tables;
    private final Clock clock;
    private final ReentrantLock following = new ReentrantLock();
    private volatile Loaded loaded;

    private record Loaded(
            String mark, Snapshot snapshot, LocalDate day, NameSearch search, Map<String, Municipality> bySlug) {

        static Loaded of(String mark, Snapshot snapshot, LocalDate day) {
            var search = new NameSearch(snapshot.allOn(day), snapshot.goneInto(day));
            return new Loaded(mark, snapshot, day, search, snapshot.bySlug(day));
        }
    }

    Municipalities(ReferenceTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
        this.loaded = load();
    }

    /** By CBS code, with or without {@code GM} and zeros; a merged one answers its successor once the day has come. */
    public Optional<Municipality> byCode(String code) {
        return codeOf(code).flatMap(full -> current().snapshot().on(today(), full));
    }

    /** The same for a code that we wrote down ourselves: it is known. */
    public Municipality of(String code) {
        return byCode(code).orElseThrow();
    }

    /** As CBS writes it, {@code GM0037}; empty for what is no code. */
    public static Optional<String> codeOf(String text) {
        var matcher = CODE.matcher(text.strip().toUpperCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(String.format(Locale.ROOT, "GM%04d", Integer.valueOf(matcher.group(1))))
                : Optional.empty();
    }

    /** All of today, by name. */
    public List<Municipality> all() {
        return current().snapshot().allOn(today()).stream()
                .sorted(Comparator.comparing(municipality -> NameSearch.plain(municipality.name())))
                .toList();
    }

    /** Best match first. */
    public List<Municipality> search(String text) {
        return current().search().find(text);
    }

    /** By the end of the address of its page, as it is or as it was when it was called so: {@link #byCode} says what it is by now. */
    Optional<Municipality> bySlug(String slug) {
        return Optional.ofNullable(current().bySlug().get(slug));
    }

    /** More than one where four digits touch two; none for what is unknown or no postcode. */
    public List<Municipality> byPostcode(String text) {
        var postcode = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return POSTCODE.matcher(postcode).matches() ? current().snapshot().byPostcode(today(), postcode) : List.of();
    }

    public Optional<Election> nextElection(Municipality municipality) {
        return current().snapshot().next(today(), municipality.code());
    }

    /** Whether two codes stand for one municipality today: one may have gone into the other since it was written down. */
    public boolean areOne(String code, String other) {
        if (code.equals(other)) {
            return true;
        }
        var today = byCode(code).map(Municipality::code);
        return today.isPresent() && today.equals(byCode(other).map(Municipality::code));
    }

    /** The codes that these have today, where some may have gone into others since they were written down. */
    public Set<String> today(Collection<String> codes) {
        return codes.stream().map(code -> of(code).code()).collect(Collectors.toUnmodifiableSet());
    }

    /** Its code, and those of the municipalities that went into it: what was written down before bears theirs. */
    public List<String> codesOf(Municipality municipality) {
        return current().snapshot().codesOf(today(), municipality.code());
    }

    /** The day on which this one goes into another; empty when no such day is known. */
    public Optional<LocalDate> mergesOn(Municipality municipality) {
        return nextMerger(municipality).map(Snapshot.Merger::on);
    }

    /** How the municipality with this code was called that is part of another by now; empty for one that is there still. */
    public Optional<String> nameBefore(String code) {
        return current().snapshot().nameBefore(today(), code);
    }

    /** The one that this goes into, as it will be on that day. */
    public Optional<Municipality> mergesInto(Municipality municipality) {
        return nextMerger(municipality).flatMap(merger -> current().snapshot().on(merger.on(), merger.into()));
    }

    /** Those that go into this one on a day that is known, soonest first. */
    public List<Municipality> takesIn(Municipality municipality) {
        return current().snapshot().goingInto(today(), municipality.code());
    }

    private Optional<Snapshot.Merger> nextMerger(Municipality municipality) {
        return current().snapshot().nextMerger(today(), municipality.code());
    }

    /** What the election of this council on this day is called; empty when there was none. */
    public Optional<String> councilElectionOn(Municipality municipality, LocalDate day) {
        var known = current().snapshot().on(day);
        return known.isEmpty()
                ? Election.councilElectionOn(day)
                : known.stream()
                        .filter(election -> election.isIn(municipality.code()))
                        .map(Election::id)
                        .findFirst();
    }

    /** Whether this council is elected in an election of this name; what was before our table, by the rule of its year. */
    public boolean elects(Municipality municipality, String election) {
        return election(election)
                .map(known -> known.isIn(municipality.code()))
                .orElseGet(() -> Election.couldBe(election));
    }

    Optional<Election> election(String id) {
        return current().snapshot().election(id);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Days.HERE);
    }

    /**
     * Sees within seconds what an operator imported. At a fixed rate, on a thread of its own: other work that is done time and
     * again may take longer than that.
     */
    @Scheduled(fixedRate = 5_000)
    void follow() {
        if (following.tryLock()) { // the one before may still wait for the database
            try {
                if (!loaded.mark().equals(tables.mark())) {
                    loaded = load();
                }
            } finally {
                following.unlock();
            }
        }
    }

    /** As of today; nobody who asks waits for the database. */
    private Loaded current() {
        var now = loaded;
        var day = today();
        if (!now.day().equals(day)) {
            now = Loaded.of(now.mark(), now.snapshot(), day);
            loaded = now; // newer tables, if they came at this very moment, are seen once more in a few seconds
        }
        return now;
    }

    private Loaded load() {
        var current = tables.current();
        return Loaded.of(current.mark(), Snapshot.of(current.texts()), today());
    }
}
