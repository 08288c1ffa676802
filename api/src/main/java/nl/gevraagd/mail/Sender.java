package nl.gevraagd.mail;

import com.mongodb.MongoException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gevraagd.mail.LetterRepository.Settlement;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.RandomId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes letters out of the outbox and hands them over. A letter is claimed, written, marked as being sent, handed over and
 * settled; a crash leaves it free again before the mark, and of unknown fate after it.
 */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(20);
    private static final Duration LONGEST_RETRY = Duration.ofHours(4);
    /** How soon a letter to somebody who paused is looked at again. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** A letter begins so soon after it was asked whether it may leave, or it is asked again. */
    private static final Duration ASKED_WITHIN = Duration.ofMillis(200);

    /** Where asking itself took longer than this, the letter does not begin: who withdrew meanwhile would still get it. */
    private static final Duration ASKED_AT_MOST = Duration.ofSeconds(1);

    /** No letter begins when more of its lease than this part has passed: it has to end within the rest. */
    private static final int BEGUN_WITHIN = 3;

    /** For so long a connection is taken to be there still. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** What was put off so often, and for so long, is given up (RFC 5321, 4.5.4.1: four to five days at least). */
    private static final int MOST_ATTEMPTS = 15;

    private static final Duration LONGEST_WAIT = Duration.ofDays(5);

    /** Whoever was refused so often by a server that takes other letters is refused themselves. */
    private static final int ALONE = 5;
    /** So many refused one after the other, with none that is taken in between, are no longer about each of them. */
    private static final int REFUSED_IN_A_ROW = 10;

    private final LetterRepository letters;
    private final Typesetter typesetter;
    private final SmtpServers servers;
    private final Suppressions suppressions;
    private final SendingPause pause;
    private final MailProperties properties;
    private final DatabaseClock clock;
    private final Map<LetterKind, LetterWriter> writers;
    private final RetryTemplate untilSaid;
    private volatile boolean takenSincePause;
    private volatile long restUntil = System.nanoTime();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean stopping;

    Sender(
            LetterRepository letters,
            Typesetter typesetter,
            SmtpServers servers,
            Suppressions suppressions,
            SendingPause pause,
            MailProperties properties,
            DatabaseClock clock,
            List<LetterWriter> writers) {
        this.letters = letters;
        this.typesetter = typesetter;
        this.servers = servers;
        this.suppressions = suppressions;
        this.pause = pause;
        this.properties = properties;
        this.clock = clock;
        this.writers = writers.stream()
                .flatMap(writer -> writer.kinds().stream().map(kind -> Map.entry(kind, writer)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.untilSaid = new RetryTemplate(RetryPolicy.builder()
                .includes(MongoException.class, DataAccessException.class)
                .delay(Duration.ofMillis(100))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(2))
                .maxRetries(Long.MAX_VALUE)
                .timeout(properties.lease())
                .build());
    }

    /** A letter as it was wanted when it was asked, at this moment of {@link System#nanoTime}. */
    private record Written(Envelope envelope, long askedAt) {

        boolean isFresh() {
            return isWithin(ASKED_WITHIN);
        }

        boolean isWithin(Duration time) {
            return System.nanoTime() - askedAt < time.toNanos();
        }
    }

    /** What one sending thread keeps between rounds: its connection. */
    final class Line implements AutoCloseable {

        private @Nullable SmtpConnection connection;
        private long used;

        /** Sends what is due, urgent letters alone and first. Returns how many it dealt with. */
        int round() {
            if (System.nanoTime() - restUntil < 0 || pause.isOn()) {
                return 0;
            }
            int urgent = round(true, 1);
            return urgent > 0 ? urgent : round(false, properties.inFlight());
        }

        private int round(boolean urgent, int most) {
            var owner = RandomId.next();
            var claimed = letters.claim(urgent, most, owner, properties.lease());
            if (claimed.isEmpty()) {
                return 0;
            }
            if (!connect(claimed)) {
                return 0;
            }
            var written = write(claimed); // last, as it asks whether they still want it
            if (!written.isEmpty()) {
                send(written, owner);
            }
            return claimed.size();
        }

        private boolean connect(List<Letter> claimed) {
            if (connection != null && isFresh()) {
                return true;
            }
            hangUp();
            var server = servers.current();
            try {
                if (server.isPresent()) {
                    connection = new SmtpConnection(server.get());
                    return true;
                }
                later(claimed, "no-server");
            } catch (MessagingException failed) {
                var outcome = Outcome.ofConnecting(failed);
                later(claimed, outcome.reply());
                if (!pauseIfRefused(outcome)) {
                    rest();
                }
                LOG.warn( // of TLS, say; never a message, which may hold an address
                        "the SMTP server cannot be reached: {} ({})",
                        NestedExceptionUtils.getMostSpecificCause(failed)
                                .getClass()
                                .getSimpleName(),
                        outcome.reply());
            }
            return false;
        }

        /** A server may have hung up on whoever said nothing for a while. */
        private boolean isFresh() {
            boolean justUsed = System.nanoTime() - used < FRESH.toNanos();
            return justUsed || (connection != null && connection.isOpen());
        }

        /** What became of letters that were handed over is said until it is heard: else it would be unknown. */
        private void send(List<Written> written, String owner) {
            var byId = written.stream()
                    .collect(Collectors.toMap(one -> one.envelope().letter().id(), Function.identity()));
            long marking = System.nanoTime();
            var settled = new ArrayList<Settlement>();
            for (var letter : mark(byId.values(), owner)) {
                if (mayBegin(marking)) {
                    Optional.ofNullable(byId.get(letter.id()))
                            .filter(Written::isFresh)
                            .or(() -> write(letter, LetterState.SENDING, settled))
                            .map(fresh -> fresh.isWithin(ASKED_AT_MOST) && mayBegin(marking)
                                    ? handOver(letter, fresh.envelope())
                                    : Settlement.notTried(letter))
                            .ifPresent(settled::add);
                } else {
                    settled.add(Settlement.notTried(letter));
                }
            }
            untilSaid.invoke(() -> letters.settle(settled));
            settled.forEach(Sender.this::tellEnded);
        }

        /** Whether a letter that begins now ends within its lease. */
        private boolean mayBegin(long marking) {
            long passed = System.nanoTime() - marking;
            return !stopping
                    && connection != null
                    && passed <= properties.lease().toNanos() / BEGUN_WITHIN;
        }

        private Settlement handOver(Letter letter, Envelope envelope) {
            var outcome = judge(letter, Objects.requireNonNull(connection).send(envelope));
            used = System.nanoTime();
            if (!(outcome instanceof Outcome.Accepted)) {
                hangUp(outcome);
            }
            return settlement(letter, envelope, outcome);
        }

        /** A refusal of one letter is no reason to let the others wait; a broken connection is. */
        private void hangUp(Outcome outcome) {
            boolean paused = pauseIfRefused(outcome);
            if (outcome instanceof Outcome.Unknown) {
                rest(); // each next one may be lost to us as well
            }
            if (paused || outcome instanceof Outcome.Unknown || (connection != null && !connection.isOpen())) {
                hangUp();
            }
        }

        @Override
        public void close() {
            hangUp();
        }

        /** The next letter opens a new connection. */
        void hangUp() {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
    }

    void start() {
        stopping = false;
    }

    /** From now on no further letter is begun; those that were marked go back. */
    void stop() {
        stopping = true;
    }

    /** Longer each time that the server fails and takes nothing in between, a minute at most; lines that fail together count as once. */
    private synchronized void rest() {
        if (System.nanoTime() - restUntil < 0) {
            return;
        }
        long seconds = Math.min(LONGEST_REST.toSeconds(), 1L << Math.min(failures.incrementAndGet(), 6));
        restUntil = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }

    /**
     * A refusal of us that nobody else met, and this letter before, is one of this letter: it must not stop the others time and
     * again. One of this letter that all others meet too is one of us: it must not empty the outbox.
     */
    private Outcome judge(Letter letter, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted taken -> {
                takenSincePause = true;
                failures.set(0);
                refusals.set(0);
                yield taken;
            }
            case Outcome.Refused refused
            when !refused.badAddress() && refusals.incrementAndGet() > REFUSED_IN_A_ROW ->
                alone(letter, new Outcome.Later(refused.reply(), true));
            case Outcome.Later later when later.pause() -> alone(letter, later);
            default -> outcome;
        };
    }

    private Outcome alone(Letter letter, Outcome.Later later) {
        boolean met = letter.attempts() >= ALONE && later.reply().equals(letter.reply());
        return takenSincePause && met ? new Outcome.Refused(later.reply(), false) : later;
    }

    private boolean pauseIfRefused(Outcome outcome) {
        if (outcome instanceof Outcome.Later later && later.pause()) {
            untilSaid.invoke(pause::begin);
            takenSincePause = false;
            LOG.warn("the SMTP server refuses us ({}): sending pauses for {}", later.reply(), SendingPause.LENGTH);
            return true;
        }
        return false;
    }

    /** Nothing of them was begun, also when the database breaks off: then they are free again as soon as it is back. */
    private List<Letter> mark(Collection<Written> written, String owner) {
        var all = written.stream().map(one -> one.envelope().letter()).toList();
        try {
            return letters.markSending(all, owner, properties.lease());
        } catch (RuntimeException broken) {
            untilSaid.invoke(() -> letters.giveBack(all, owner));
            throw broken;
        }
    }

    private List<Written> write(List<Letter> claimed) {
        var notNow = new ArrayList<Settlement>();
        var written = claimed.stream()
                .flatMap(letter -> write(letter, LetterState.READY, notNow).stream())
                .toList();
        letters.settle(notNow);
        notNow.forEach(this::tellEnded);
        return written;
    }

    /** The letter, if it is wanted now; {@code notNow} hears what becomes of it else. */
    private Optional<Written> write(Letter letter, LetterState from, List<Settlement> notNow) {
        long asked = System.nanoTime();
        try {
            var written = content(letter).map(content -> new Written(typesetter.set(letter, content), asked));
            if (written.isEmpty()) {
                notNow.add(Settlement.ended(letter, from, LetterState.SUPPRESSED, "not-wanted"));
            }
            return written;
        } catch (LetterHeld paused) {
            notNow.add(Settlement.held(letter, from, HELD));
        } catch (RuntimeException broken) { // one that cannot be written does not hold up those beside it
            LOG.error(
                    "letter {} cannot be written: {}",
                    letter.letterId(),
                    broken.getClass().getName());
            notNow.add(Settlement.notWritten(letter, from, FIRST_RETRY, LONGEST_RETRY));
        }
        return Optional.empty();
    }

    private Optional<LetterContent> content(Letter letter) {
        try {
            return writerOf(letter)
                    .write(letter.kind(), letter.subject())
                    .filter(content -> letter.urgent() || !isSuppressed(letter, content));
        } catch (KeyGone erased) {
            return Optional.empty();
        }
    }

    private boolean isSuppressed(Letter letter, LetterContent content) {
        return letter.kind().isUnsubscribable() ? suppressions.holds(content.to()) : suppressions.bounces(content.to());
    }

    private void later(List<Letter> claimed, String reply) {
        letters.settle(claimed.stream()
                .map(letter -> Settlement.later(letter, LetterState.READY, FIRST_RETRY, reply))
                .toList());
    }

    private Settlement settlement(Letter letter, Envelope envelope, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> Settlement.ended(letter, LetterState.SENDING, LetterState.ACCEPTED, "250");
            case Outcome.Unknown unknown ->
                Settlement.ended(letter, LetterState.SENDING, LetterState.UNKNOWN, unknown.reply());
            case Outcome.Refused refused -> {
                if (refused.badAddress()) {
                    untilSaid.invoke(() -> suppressions.bounced(envelope.to()));
                }
                yield Settlement.ended(letter, LetterState.SENDING, LetterState.REFUSED, refused.reply());
            }
            case Outcome.Later later ->
                letter.attempts() >= MOST_ATTEMPTS && !later.pause() && waitedLongEnough(letter)
                        ? Settlement.ended(letter, LetterState.SENDING, LetterState.REFUSED, later.reply())
                        : Settlement.later(letter, LetterState.SENDING, wait(letter.attempts()), later.reply());
        };
    }

    private boolean waitedLongEnough(Letter letter) {
        return Boolean.TRUE.equals(
                untilSaid.invoke(() -> clock.nearly().isAfter(letter.wantedAt().plus(LONGEST_WAIT))));
    }

    private static Duration wait(int attempts) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
    }

    private void tellEnded(Settlement settlement) {
        if (!LetterState.READY.name().equals(settlement.values().getString("state"))) {
            tellEnded(settlement.letter());
        }
    }

    private void tellEnded(Letter letter) {
        writerOf(letter).ended(letter.kind(), letter.subject());
    }

    /** @return how many letters were lost with whoever was sending them */
    int giveUpOnLost() {
        var lost = letters.giveUpOnLost();
        lost.forEach(this::tellEnded);
        return lost.size();
    }

    private LetterWriter writerOf(Letter letter) {
        return Objects.requireNonNull(writers.get(letter.kind()), "nobody writes " + letter.kind());
    }
}
