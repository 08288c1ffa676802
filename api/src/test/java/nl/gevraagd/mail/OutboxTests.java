package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.MongoGate;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.mail.LetterRepository.Settlement;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.PublicUrl;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.test.context.TestPropertySource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Nobody is mailed twice and nobody is forgotten: several senders on one database, over real SMTP dialogues. */
@WithoutServer
@TestPropertySource(properties = "spring.mail.host=127.0.0.1")
class OutboxTests {

    private static final Pattern COPY = Pattern.compile("(?im)^b?cc:");
    private static final MailProperties PATIENT = properties(Duration.ofSeconds(60));

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxCommands commands;

    @Autowired
    LetterRepository letters;

    @Autowired
    Typesetter typesetter;

    @Autowired
    Suppressions suppressions;

    @Autowired
    Tokens tokens;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    DatabaseClock clock;

    @Value("${spring.mongodb.uri}")
    String uri = "";

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<String> misdirected = new ConcurrentLinkedQueue<>();
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final Set<String> unwritable = ConcurrentHashMap.newKeySet();
    private final Set<String> notNow = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Set<String> refusesThem = ConcurrentHashMap.newKeySet();
    private volatile boolean refusesUs;
    private static final Duration PATIENTLY = Duration.ofMinutes(10);

    private volatile boolean refusesAll;
    private volatile Runnable onArrival = () -> {};
    private volatile Runnable onAsked = () -> {};
    private SMTPServer sink = sink();

    @BeforeEach
    void empty() {
        mongo.getCollection("letters").deleteMany(new Document());
        pauseIsOver();
    }

    private void pauseIsOver() {
        mongo.getCollection("sending_pauses").deleteMany(new Document());
    }

    @AfterEach
    void stop() {
        sink.stop();
        assertThat(misdirected).isEmpty();
    }

    @Test
    void severalSendersSendEachLetterOnceToItsOneRecipient() throws Exception {
        put(600);
        put(600); // asked for again
        drain(sender(PATIENT), sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 600L));
        assertThat(arrived).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void aLetterThatIsCalledOffOrNotWantedStays() throws Exception {
        put(20);
        outbox.callOff(LetterKind.NEW_LEADS, "3");
        unwanted.add("4");
        suppressions.bounced(address("5"));
        drain(sender(PATIENT));
        assertThat(arrived).hasSize(17);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 17L, "SUPPRESSED", 3L));
        suppressions.remove(address("5"));
    }

    @Test
    void whoLeftAsACitizenStillHearsWhatConcernsThemAsAMember() throws Exception {
        suppressions.add(address("1"), "left");
        outbox.putAll(List.of(
                NewLetter.of(LetterKind.NEW_LEADS, "1", "1"), NewLetter.of(LetterKind.BRANCH_JOINED, "1", "1")));
        drain(sender(PATIENT));
        assertThat(letterOf(LetterKind.NEW_LEADS)).containsEntry("state", "ACCEPTED");
        assertThat(letterOf(LetterKind.BRANCH_JOINED)).containsEntry("state", "SUPPRESSED");
        suppressions.remove(address("1"));
    }

    /** The moment at which it was put in is that at which somebody signed up, and would be the same at each branch they chose. */
    @Test
    void aLetterThatMayNotLeaveBeforeTheMorningIsOfThatMorning() {
        var morning = Instant.now().plus(Duration.ofHours(9)).truncatedTo(ChronoUnit.MILLIS);
        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, "1", "1").notBefore(morning));
        assertThat(Objects.requireNonNull(mongo.findById("new-leads:1", Letter.class))
                        .createdAt())
                .isEqualTo(morning);
    }

    private Document letterOf(LetterKind kind) {
        return Objects.requireNonNull(mongo.getCollection("letters")
                .find(new Document("kind", kind.name()))
                .hintString("_id_")
                .first());
    }

    /** Or nobody would be told that the database is away. */
    @Test
    void whatCouldNotBeReadForAWhileIsNoNumber() {
        var meters = new SimpleMeterRegistry();
        var metrics = new MailMetrics(letters, meters, clock, Duration.ZERO, Duration.ofSeconds(3));
        metrics.refresh();
        assertThat(age(meters)).isZero();
        Graph.untilTrue(() -> Double.isNaN(age(meters)));
        assertThat(meters.get("gevraagd.letters").gauges()).allMatch(gauge -> Double.isNaN(gauge.value()));
        metrics.refresh();
        assertThat(age(meters)).isZero();
    }

    /** However often it is tried meanwhile; but nobody waits for what is held back. */
    @Test
    void theOutboxGrowsOldWhileTheMailServerIsAway() throws Exception {
        var meters = new SimpleMeterRegistry();
        var metrics = new MailMetrics(letters, meters, clock, Duration.ZERO, PATIENTLY);
        outbox.put(NewLetter.to(new ProspectId("1"), LetterKind.NEW_LEADS, "1", "1"));
        for (var server : List.of(sender(PATIENT, SmtpSink.freePort()), sender(PATIENT))) {
            var anHourAgo = Instant.now().minus(Duration.ofHours(1));
            letters("READY", new Document("$set", new Document("wantedAt", anHourAgo).append("dueAt", anHourAgo)));
            notNow.add("nummer1@voorbeeld.example");
            rounds(server, 1);
            assertThat(letter("1").getDate("dueAt")).isAfter(Instant.now());
            metrics.refresh();
            assertThat(age(meters)).isBetween(3_590.0, 3_700.0);
        }
        paused.add("1");
        letters("READY", new Document("$set", new Document("dueAt", Instant.EPOCH)));
        rounds(sender(PATIENT), 1);
        metrics.refresh();
        assertThat(age(meters)).isZero();

        paused.clear();
        notNow.clear();
        outbox.release(new ProspectId("another"));
        rounds(sender(PATIENT), 1);
        assertThat(arrived).isEmpty();
        outbox.release(new ProspectId("1"));
        rounds(sender(PATIENT), 1);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void afterARestoreNoLetterOfTheBackUpIsSentASecondTime() throws Exception {
        put(3);
        letters.markSending(letters.claim(false, 1, "before", PATIENT.lease()), "before", PATIENT.lease());
        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, "tomorrow", "4")
                .notBefore(Instant.now().plus(Duration.ofDays(1))));
        var told = commands.restored();
        assertThat(told.done()).isTrue();
        assertThat(told.lines()).singleElement().asString().startsWith("3 letters");
        drain(sender(PATIENT));
        assertThat(arrived).isEmpty();
        assertThat(states()).as("what was not due cannot have left").isEqualTo(Map.of("UNKNOWN", 3L, "READY", 1L));
        assertThat(listUnknown()).hasSize(4);
    }

    private static double age(SimpleMeterRegistry meters) {
        return meters.get("gevraagd.outbox.oldest.ready.seconds").gauge().value();
    }

    /** Whoever withdraws while somebody waits for the answer to whether they still want the letter gets none. */
    @Test
    void aLetterDoesNotBeginOnAWordThatIsOld() throws Exception {
        put(2);
        var asked = new AtomicInteger();
        onArrival = () -> LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        onAsked = () -> {
            if (asked.incrementAndGet() == 3) { // the second letter, once more
                LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
            }
        };
        rounds(sender(PATIENT), 1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "READY", 1L));
        assertThat(arrived).hasSize(1);
        rounds(sender(PATIENT), 1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 2L));
        assertThat(arrived).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aLetterToSomebodyWhoPausedWaitsForThem() throws Exception {
        put(3);
        paused.add("1");
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 2L, "READY", 1L));
        paused.clear();
        letters("READY", new Document("$set", new Document("dueAt", Instant.EPOCH)));
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 3L));
    }

    @Test
    void aLetterThatMayNotLeaveYetWaitsForItsTime() throws Exception {
        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, "tomorrow", "1")
                .notBefore(Instant.now().plus(Duration.ofDays(1))));
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("READY", 1L));
        letters("READY", new Document("$set", new Document("dueAt", Instant.EPOCH)));
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L));
    }

    @Test
    void aLetterWhoseSenderDiedIsOfUnknownFateAndIsNotSentAgain() throws Exception {
        put(3);
        var hasty = properties(Duration.ofMillis(200));
        var claimed = letters.claim(false, 3, "dead", PATIENT.lease());
        var sending = letters.markSending(claimed.subList(0, 2), "dead", hasty.lease());
        assertThat(sending).hasSize(2);
        letters("READY", new Document("$set", new Document("lease.until", Instant.EPOCH)));
        nl.gevraagd.Graph.untilTrue(() -> sender(PATIENT).giveUpOnLost() > 0);
        assertThat(ended)
                .as("whoever keeps something for a letter hears that it ended")
                .containsExactlyInAnyOrder(
                        sending.getFirst().subject(), sending.getLast().subject());
        drain(sender(PATIENT));
        assertThat(arrived).hasSize(1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "UNKNOWN", 2L));
        letters.settle(List.of(Settlement.ended(sending.getFirst(), LetterState.SENDING, LetterState.ACCEPTED, "250")));
        assertThat(states()).as("the word of a zombie").isEqualTo(Map.of("ACCEPTED", 1L, "UNKNOWN", 2L));
    }

    @Test
    void aServerThatBreaksOffAfterTheMessageLeavesItUnknownAndBeforeItTryAgain() throws Exception {
        put(3);
        try (var broken = new BrokenServer(true)) {
            rounds(sender(PATIENT, broken.port()), 5);
        }
        assertThat(states())
                .as("one is lost to us: the server is left alone for a moment")
                .isEqualTo(Map.of("UNKNOWN", 1L, "READY", 2L));
        empty();
        put(1);
        try (var broken = new BrokenServer(false)) {
            rounds(sender(PATIENT, broken.port()), 1);
        }
        assertThat(states()).isEqualTo(Map.of("READY", 1L));
    }

    @Test
    void oneThatIsRefusedForNowOrCannotBeWrittenDoesNotHoldUpThoseBesideIt() throws Exception {
        put(10);
        notNow.add("nummer3@voorbeeld.example");
        unwritable.add("7");
        rounds(sender(PATIENT), 1);
        assertThat(arrived).hasSize(8);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 8L, "READY", 2L));
        assertThat(letter("3")).containsEntry("attempts", 1).containsEntry("reply", "4.2.1");
        assertThat(letter("7")).containsEntry("attempts", 0).containsEntry("reply", "not-written");
        assertThat(letter("7").getDate("dueAt")).isBefore(Instant.now().plusSeconds(30));
        letters(
                "READY",
                new Document(
                        "$set",
                        new Document("dueAt", Instant.EPOCH)
                                .append("wantedAt", Instant.now().minus(Duration.ofHours(1)))));
        rounds(sender(PATIENT), 1);
        assertThat(letter("7").getDate("dueAt"))
                .as("the longer it cannot be, the more seldom")
                .isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }

    @Test
    void anAddressThatDoesNotExistIsNotWrittenToAgain() throws Exception {
        put(2);
        unknown.add("nummer1@voorbeeld.example");
        rounds(sender(PATIENT), 1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "REFUSED", 1L));
        assertThat(suppressions.holds(address("1"))).isTrue();
        assertThat(suppressions.holds(address("0"))).isFalse();
        suppressions.remove(address("1"));
    }

    @Test
    void aServerThatRefusesUsPausesAllSendersAndRefusesNoLetter() throws Exception {
        put(10);
        refusesUs = true;
        var sender = sender(PATIENT);
        rounds(sender, 5);
        assertThat(states()).isEqualTo(Map.of("READY", 10L));
        assertThat(mongo.getCollection("letters")
                        .countDocuments(new Document("attempts", 1), new CountOptions().hintString("_id_")))
                .as("letters that were tried")
                .isEqualTo(1);
        refusesUs = false;
        rounds(sender, 5);
        assertThat(arrived).as("while it pauses").isEmpty();
        drain(sender(PATIENT));
        assertThat(arrived).as("another instance").isEmpty();
        pauseIsOver();
        drain(sender(PATIENT));
        assertThat(arrived).hasSize(9);
    }

    @Test
    void oneThatAServerRefusesTimeAndAgainWhileItTakesTheOthersStopsNobody() throws Exception {
        var sender = sender(PATIENT);
        put(1);
        drain(sender);
        put(10);
        mongo.getCollection("letters")
                .updateOne(
                        new Document("subject", "3"),
                        new Document("$set", new Document("attempts", 4).append("reply", "5.7.1")),
                        new UpdateOptions().hintString("_id_"));
        refusesThem.add("nummer3@voorbeeld.example");
        drain(sender);
        assertThat(arrived).hasSize(9).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 9L, "REFUSED", 1L));
        assertThat(suppressions.holds(address("3"))).isFalse();
    }

    @Test
    void whatWaitedForOtherReasonsIsNotRefusedWhenTheServerRefusesUs() throws Exception {
        var sender = sender(PATIENT);
        put(1);
        drain(sender);
        put(10);
        letters("READY", new Document("$set", new Document("attempts", 6).append("reply", "4.2.1")));
        refusesUs = true;
        drain(sender);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "READY", 9L));
    }

    /** As a relay does with whoever wrote too much today, in words of its own. */
    @Test
    void aServerThatRefusesEverythingDoesNotEmptyTheOutbox() throws Exception {
        put(40);
        refusesAll = true;
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("REFUSED", 10L, "READY", 30L));
        refusesAll = false;
        pauseIsOver();
        letters("READY", new Document("$set", new Document("dueAt", Instant.EPOCH)));
        drain(sender(PATIENT));
        assertThat(states()).isEqualTo(Map.of("REFUSED", 10L, "ACCEPTED", 30L));
    }

    /** Also where the server puts off everything, or was not there at all, for as long as a long weekend. */
    @Test
    void whatIsPutOffIsGivenUpAfterManyTriesAndDays() throws Exception {
        put(1);
        notNow.add("nummer0@voorbeeld.example");
        tried(20, Duration.ofDays(4));
        assertThat(states()).as("for four days").isEqualTo(Map.of("READY", 1L));
        assertThat(letter("0").getDate("dueAt"))
                .as("tried again")
                .isBefore(Instant.now().plus(Duration.ofHours(5)));
        tried(3, Duration.ofDays(30));
        assertThat(states()).as("a few times, after weeks without a server").isEqualTo(Map.of("READY", 1L));
        tried(20, Duration.ofDays(6));
        assertThat(states()).isEqualTo(Map.of("REFUSED", 1L));
        assertThat(suppressions.holds(address("0"))).isFalse();
    }

    /** Once more, when it was tried so often before and has waited for so long. */
    private void tried(int attempts, Duration waited) throws InterruptedException {
        letters(
                "READY",
                new Document(
                        "$set",
                        new Document("attempts", attempts)
                                .append("wantedAt", Instant.now().minus(waited))
                                .append("dueAt", Instant.EPOCH)));
        drain(sender(PATIENT));
    }

    @Test
    void aSenderThatStopsBeginsNoFurtherLetterAndLeavesNoneUnknown() throws Exception {
        put(10);
        var sender = sender(PATIENT);
        onArrival = sender::stop;
        rounds(sender, 1);
        assertThat(arrived).hasSize(1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "READY", 9L));
        onArrival = () -> {};
        drain(sender(PATIENT));
        assertThat(arrived).hasSize(10).doesNotHaveDuplicates();
    }

    /** A server that is slow about one letter of a batch: for the others it is asked again whether they may leave. */
    @Test
    void whatIsStoppedWhileASlowServerTakesAnotherLetterDoesNotLeave() throws Exception {
        put(10);
        onArrival = () -> {
            for (int i = 0; i < 10; i++) {
                unwanted.add(Integer.toString(i));
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        };
        rounds(sender(PATIENT), Integer.MAX_VALUE); // one line has them all in one batch
        assertThat(arrived).hasSize(1);
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 1L, "SUPPRESSED", 9L));
    }

    /** A sender that slept between asking and marking: whoever withdrew meanwhile was told that nothing leaves. */
    @Test
    void whatIsStoppedWhileASenderSleepsBeforeItsMarkDoesNotLeave() throws Exception {
        put(3);
        var asked = new AtomicInteger();
        onAsked = () -> {
            if (asked.incrementAndGet() == 3) {
                unwanted.addAll(List.of("0", "1", "2"));
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        };
        rounds(sender(PATIENT), 1);
        assertThat(arrived).isEmpty();
        assertThat(states()).isEqualTo(Map.of("SUPPRESSED", 3L));
    }

    @Test
    void whatIsKnownOfALetterIsWrittenDownWhenTheDatabaseIsBack() throws Exception {
        put(3);
        var gate = gate();
        onArrival = () -> shutFor(gate, Duration.ofSeconds(4));
        rounds(sender(behind(gate), PATIENT), 1);
        assertThat(arrived).hasSize(3).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 3L));
    }

    @Test
    void lettersThatCouldNotBeMarkedAreFreeWhenTheDatabaseIsBack() throws Exception {
        put(3);
        var gate = gate();
        var asked = new AtomicInteger();
        onAsked = () -> {
            if (asked.incrementAndGet() == 3) {
                shutFor(gate, Duration.ofSeconds(4));
            }
        };
        var cut = sender(behind(gate), PATIENT);
        assertThatThrownBy(() -> rounds(cut, 1)).isInstanceOf(MongoException.class);
        assertThat(arrived).isEmpty();
        drain(sender(PATIENT));
        assertThat(arrived).hasSize(3).doesNotHaveDuplicates();
        assertThat(states()).isEqualTo(Map.of("ACCEPTED", 3L));
    }

    /** Also of one whose mark was written and not heard of. */
    @Test
    void aMarkThatIsGivenBackWasNoAttempt() {
        put(1);
        var claimed = letters.claim(false, 1, "test", Duration.ofMinutes(1));
        letters.markSending(claimed, "test", Duration.ofMinutes(1));
        letters.giveBack(claimed, "another");
        assertThat(states()).isEqualTo(Map.of("SENDING", 1L));
        letters.giveBack(claimed, "test");
        assertThat(letter("0"))
                .containsEntry("state", "READY")
                .containsEntry("attempts", 0)
                .doesNotContainKey("lease");
    }

    @Test
    void aTokenLivesFromTheMomentItsLetterWasAcceptedAndWorksOnce() throws Exception {
        outbox.put(NewLetter.of(LetterKind.SIGN_IN, "one", "member"));
        var letter = claimOne();
        var token = tokens.make(1, letter.letterId(), "sign-in");
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("before it was sent")
                .isEmpty();
        settle(letter);
        assertThat(tokens.peek(token, LetterKind.SIGN_IN)).contains("member");
        assertThat(tokens.peek(token, LetterKind.SELF_SERVICE_LINK))
                .as("another purpose")
                .isEmpty();
        assertThat(tokens.peek(token.substring(1) + "A", LetterKind.SIGN_IN)).isEmpty();
        outbox.put(NewLetter.of(LetterKind.SIGN_IN, "two", "member"));
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("a newer one that was not accepted")
                .contains("member");
        var newer = claimOne();
        settle(newer);
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("a newer one was accepted")
                .isEmpty();
        var second = tokens.make(1, newer.letterId(), "sign-in");
        assertThat(tokens.consume(second, LetterKind.SIGN_IN)).contains("member");
        assertThat(tokens.consume(second, LetterKind.SIGN_IN)).isEmpty();
        outbox.put(NewLetter.of(LetterKind.SIGN_IN, "three", "member"));
        var old = claimOne();
        settle(old);
        mongo.getCollection("letters")
                .updateOne(
                        new Document("_id", old.id()),
                        List.of(new Document(
                                "$set",
                                new Document(
                                        "acceptedAt",
                                        new Document("$subtract", List.of("$$NOW", 20 * 60 * 1000 + 1))))));
        assertThat(tokens.peek(tokens.make(1, old.letterId(), "sign-in"), LetterKind.SIGN_IN))
                .as("after 20 minutes")
                .isEmpty();
    }

    @Test
    void aLinkWhoseLetterMayHaveArrivedLivesNoLongerThanOneThatDid() {
        outbox.put(NewLetter.of(LetterKind.SIGN_IN, "one", "member"));
        var letter = letters.markSending(List.of(claimOne()), "test", Duration.ofMinutes(1))
                .getFirst();
        var token = tokens.make(1, letter.letterId(), "sign-in");
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("while it is sent")
                .contains("member");
        ago("since", Duration.ofMinutes(19));
        assertThat(tokens.peek(token, LetterKind.SIGN_IN)).as("still").contains("member");
        letters("SENDING", new Document("$set", new Document("lease.until", Instant.EPOCH)));
        assertThat(tokens.peek(token, LetterKind.SIGN_IN)).as("its sender died").contains("member");
        assertThat(letters.giveUpOnLost()).hasSize(1);
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("its fate is unknown")
                .contains("member");
        ago("since", Duration.ofMinutes(20).plusMillis(1));
        assertThat(tokens.peek(token, LetterKind.SIGN_IN))
                .as("after 20 minutes")
                .isEmpty();
    }

    @Test
    void aSenderThatIsMissedLateGivesNoLinkASecondLife() {
        outbox.put(NewLetter.of(LetterKind.SIGN_IN, "one", "member"));
        var letter = letters.markSending(List.of(claimOne()), "test", Duration.ofMinutes(1))
                .getFirst();
        ago("since", Duration.ofHours(2));
        letters("SENDING", new Document("$set", new Document("lease.until", Instant.EPOCH)));
        var token = tokens.make(1, letter.letterId(), "sign-in");
        assertThat(tokens.peek(token, LetterKind.SIGN_IN)).isEmpty();
        assertThat(letters.giveUpOnLost()).hasSize(1);
        assertThat(tokens.peek(token, LetterKind.SIGN_IN)).isEmpty();
    }

    /** As if it had been so long ago. */
    private void ago(String field, Duration time) {
        mongo.getCollection("letters")
                .updateMany(
                        new Document("state", new Document("$in", List.of("SENDING", "UNKNOWN"))),
                        List.of(new Document(
                                "$set",
                                new Document(field, new Document("$subtract", List.of("$$NOW", time.toMillis()))))));
    }

    @Test
    void lettersOfUnknownFateAreCountedAlsoWhereTheyAreTooManyToList() {
        put(1);
        var one = letter("0");
        var many = IntStream.range(0, 10_001)
                .mapToObj(i -> new Document(one)
                        .append("_id", "many:" + i)
                        .append("letterId", "many" + i)
                        .append("state", LetterState.UNKNOWN.name())
                        .append("reply", "lost"))
                .toList();
        mongo.getCollection("letters").insertMany(many);
        assertThat(listUnknown())
                .hasSize(10_001)
                .last()
                .asString()
                .startsWith("10001 letters")
                .contains("10000");
        mongo.getCollection("letters").deleteOne(new Document("_id", "many:1"));
        assertThat(listUnknown()).hasSize(10_001).last().isEqualTo("10000 letters of unknown fate");
    }

    private List<String> listUnknown() {
        var told = commands.unknown();
        assertThat(told.done()).isTrue();
        return told.lines();
    }

    private Letter claimOne() {
        return letters.claim(true, 1, "test", Duration.ofMinutes(1)).getFirst();
    }

    /** What ended long ago is remembered by whoever counts, and what ended just now may not be seen yet: each counts once. */
    @ParameterizedTest
    @ValueSource(longs = {0, 300})
    void lettersAreCountedOnceEachHoweverOftenTheyAreLookedAt(long secondsUntilSeen) throws Exception {
        put(5);
        drain(sender(PATIENT));
        var metrics = new MailMetrics(
                letters, new SimpleMeterRegistry(), clock, Duration.ofSeconds(secondsUntilSeen), PATIENTLY);
        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, "5", "5"));
        for (int i = 0; i < 2; i++) {
            metrics.refresh();
            assertThat(counted(metrics)).isEqualTo(Map.of(LetterState.ACCEPTED, 5, LetterState.READY, 1));
        }
        drain(sender(PATIENT));
        for (int i = 0; i < 2; i++) {
            metrics.refresh();
            assertThat(counted(metrics)).isEqualTo(Map.of(LetterState.ACCEPTED, 6));
        }
    }

    private static Map<LetterState, Integer> counted(MailMetrics metrics) {
        return metrics.current().stream()
                .filter(one -> one.count() > 0)
                .collect(Collectors.toMap(MailMetrics.LetterCount::state, MailMetrics.LetterCount::count));
    }

    private void settle(Letter letter) {
        var sending = letters.markSending(List.of(letter), "test", Duration.ofMinutes(1))
                .getFirst();
        letters.settle(List.of(Settlement.ended(sending, LetterState.SENDING, LetterState.ACCEPTED, "250")));
    }

    private void put(int count) {
        outbox.putAll(IntStream.range(0, count)
                .mapToObj(i -> NewLetter.of(LetterKind.NEW_LEADS, Integer.toString(i), Integer.toString(i)))
                .toList());
    }

    private void drain(Sender... senders) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var sender : senders) {
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> rounds(sender, Integer.MAX_VALUE)));
            }
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void rounds(Sender sender, int most) {
        try (var line = sender.new Line()) {
            for (int i = 0; i < most && line.round() > 0; i++) {
                Thread.onSpinWait();
            }
        }
    }

    private Document letter(String subject) {
        return Objects.requireNonNull(mongo.getCollection("letters")
                .find(new Document("subject", subject))
                .hintString("_id_")
                .first());
    }

    private void letters(String state, Document change) {
        mongo.getCollection("letters").updateMany(new Document("state", state), change);
    }

    private Map<String, Long> states() {
        return mongo.getCollection("letters").find().into(new ArrayList<>()).stream()
                .collect(Collectors.groupingBy(letter -> letter.getString("state"), Collectors.counting()));
    }

    private Sender sender(MailProperties properties) {
        return sender(properties, sink.getPortAllocated());
    }

    private Sender sender(MailProperties properties, int port) {
        return sender(letters, properties, port);
    }

    private Sender sender(LetterRepository repository, MailProperties properties) {
        return sender(repository, properties, sink.getPortAllocated());
    }

    private Sender sender(LetterRepository repository, MailProperties properties, int port) {
        var spring = new org.springframework.boot.mail.autoconfigure.MailProperties();
        spring.setHost("127.0.0.1");
        spring.setPort(port);
        var servers = new SmtpServers(spring, properties, new PublicUrl("http://127.0.0.1:8080"), Optional.empty());
        return new Sender(
                repository,
                typesetter,
                servers,
                suppressions,
                new SendingPause(mongo),
                properties,
                clock,
                List.of(new Writer()));
    }

    private MongoGate gate() {
        var host = new ConnectionString(uri).getHosts().getFirst();
        return new MongoGate(new ServerAddress(host));
    }

    private LetterRepository behind(MongoGate gate) {
        var address = "mongodb://127.0.0.1:" + gate.port() + "/" + mongo.getDb().getName()
                + "?directConnection=true&serverSelectionTimeoutMS=1000&retryWrites=false";
        return new LetterRepository(
                new MongoTemplate(new SimpleMongoClientDatabaseFactory(address), mongo.getConverter()));
    }

    private static void shutFor(MongoGate gate, Duration time) {
        gate.shut();
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(time.toNanos());
            gate.open();
        });
    }

    private static MailProperties properties(Duration lease) {
        return new MailProperties(
                "Gevraagd <campagne@gevraagd.example>", "Straat 1", 4, 10, lease, Duration.ofSeconds(20));
    }

    private static EmailAddress address(String subject) {
        return new EmailAddress("nummer" + subject + "@voorbeeld.example");
    }

    private SMTPServer sink() {
        BasicMessageListener listener = (context, from, to, data) -> {
            var text = new String(data, StandardCharsets.UTF_8);
            if (!text.contains("To: " + to + "\r\n")
                    || !text.contains("X-Letter-Id: ")
                    || COPY.matcher(text).find()) {
                misdirected.add(text); // an error thrown here would be "try later" to the sender
            }
            refuse(refusesUs || refusesThem.contains(to), 554, "5.7.1 not from you");
            refuse(refusesAll, 554, "no");
            refuse(notNow.contains(to), 450, "4.2.1 try later");
            refuse(unknown.contains(to), 550, "5.1.1 nobody");
            arrived.add(to);
            onArrival.run();
        };
        var server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler(listener)
                .build();
        server.start();
        return server;
    }

    private static void refuse(boolean whether, int code, String text) throws RejectException {
        if (whether) {
            throw new RejectException(code, text);
        }
    }

    private final class Writer implements LetterWriter {

        @Override
        public Set<LetterKind> kinds() {
            return Set.of(LetterKind.NEW_LEADS, LetterKind.BRANCH_JOINED);
        }

        @Override
        public Optional<LetterContent> write(LetterKind kind, String subject) {
            if (paused.contains(subject)) {
                throw new LetterHeld();
            }
            if (unwritable.contains(subject)) {
                throw new IllegalStateException("cannot be written");
            }
            boolean wanted = !unwanted.contains(subject);
            onAsked.run();
            return wanted
                    ? Optional.of(LetterContent.of(address(subject), "nl", Map.of("name", "Vera", "branch", "De Berk")))
                    : Optional.empty();
        }

        @Override
        public void ended(LetterKind kind, String subject) {
            ended.add(subject);
        }
    }

    /** Breaks off: after it got the whole message, or before it asks for it. */
    private static final class BrokenServer implements AutoCloseable {

        private final ServerSocket socket;

        BrokenServer(boolean afterData) throws IOException {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try (var client = socket.accept();
                        var in = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                        var out = client.getOutputStream()) {
                    out.write("220 broken\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        if (line.equals("DATA")) {
                            if (!afterData) {
                                return;
                            }
                            out.write("354 go on\r\n".getBytes(StandardCharsets.US_ASCII));
                        } else if (line.equals(".")) {
                            return;
                        } else if (line.matches("(EHLO|HELO|MAIL|RCPT|RSET).*")) {
                            out.write("250 fine\r\n".getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
