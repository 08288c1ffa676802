package nl.gevraagd.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gevraagd.MongoGate;
import nl.gevraagd.TestMongo;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.ImportProblem.Code;
import nl.gevraagd.party.ImportedBranch.Place;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.ImportOutcomes;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Acceptance rows, over a real MongoDB: all of a run or none of it, and what several runs at once add up to. */
@WholeApplication
class PartyImportTests {

    private static final String HEADER = "cbs_code;name;election\n";

    @TempDir
    static Path folder;

    @Autowired
    private PartyImport imports;

    @Autowired
    private Branches branches;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ImportOutcomes outcomes;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void theSameFileTwiceChangesNothing() {
        var file = csv("GM0037;Proefpartij Twee Keer;GR2026\nGM0037;Proefpartij Ánders;GR2026\n");
        assertThat(imports.run(List.of(file), true).created())
                .extracting(one -> one.branch().name())
                .containsExactly("Proefpartij Twee Keer", "Proefpartij Ánders");
        assertThat(branch("Proefpartij Twee Keer")).isEmpty();
        assertThat(imports.run(List.of(file), false).created()).hasSize(2);
        var before = branch("Proefpartij Twee Keer");
        var again = imports.run(List.of(file), false);
        assertThat(again.created()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.unchanged())
                .extracting(one -> one.places().getFirst().line())
                .containsExactly(2L, 3L);
        assertThat(branch("Proefpartij Twee Keer")).isEqualTo(before).isPresent();
    }

    @Test
    void oneWrongRowRefusesAllFilesWithLineAndReason() {
        var good = csv("GM0037;Proefpartij Goed;GR2026\n");
        var wrong = csv("""
                GM9999;Proefpartij Nergens;GR2026
                GM0037;---;GR2026
                GM0037;Proefpartij Nooit;
                GM0037;Te weinig
                ;Proefpartij Leeg;GR2026
                GM0037;Proefpartij Keer;GR2026
                37;PROEFPARTIJ KEER!;GR2026
                GM0738;Proefpartij Voorbij;GR2026
                GM0037;Proefpartij Water;AB2027
                GM0037;Proefpartij;Veel;GR2026
                GM0037;Proefpartij Nooit;GR2027
                GM0037;Proefpartij Elders;HR2026
                GM0402;Proefpartij Hier;HR2026
                GM0037;Proefpartij Vroeger;GR2018
                """);
        var report = imports.run(List.of(good, wrong), false);
        assertThat(report.problems())
                .allMatch(problem -> problem.file().equals(wrong.name()))
                .allMatch(problem -> !problem.reason().isBlank())
                .extracting(ImportProblem::line, ImportProblem::code)
                .containsExactlyInAnyOrder(
                        tuple(2L, Code.WRONG_MUNICIPALITY),
                        tuple(3L, Code.WRONG_NAME),
                        tuple(4L, Code.WRONG_ELECTION),
                        tuple(5L, Code.NOT_CSV),
                        tuple(6L, Code.WRONG_MUNICIPALITY),
                        tuple(8L, Code.TWICE),
                        tuple(9L, Code.GONE_MUNICIPALITY),
                        tuple(10L, Code.WRONG_ELECTION),
                        tuple(11L, Code.NOT_CSV),
                        tuple(12L, Code.WRONG_ELECTION),
                        tuple(13L, Code.WRONG_ELECTION));
        assertThat(report.created())
                .as("what the good rows would do is told all the same; of a row that stands there twice, the first")
                .extracting(one -> one.branch().name())
                .containsExactly("Proefpartij Goed", "Proefpartij Keer", "Proefpartij Hier", "Proefpartij Vroeger");
        assertThat(report.created().get(1).places()).containsExactly(new Place(wrong.name(), 7));
        assertThat(branch("Proefpartij Goed")).isEmpty();
        assertThat(branch("Proefpartij Keer")).isEmpty();
    }

    @Test
    void whatIsThereIsToldBesideWhatIsRefused() {
        run(HEADER + "GM0037;Proefpartij Staat;GR2026\nGM0037;Proefpartij Groeit;GR2026\n");
        var report = run(HEADER + """
                GM0037;Proefpartij Staat;GR2026
                GM0037;---;GR2026
                GM0037;Proefpartij Groeit;GR2030
                GM0037;Proefpartij Nieuw;GR2026
                GM0037;Proefpartij Nieuw;GR2030
                """);
        assertThat(codes(report)).containsExactly(Code.WRONG_NAME);
        assertThat(report.unchanged())
                .extracting(one -> one.branch().name(), one -> lines(one))
                .containsExactly(tuple("Proefpartij Staat", List.of(2L)));
        assertThat(report.changed())
                .extracting(one -> one.branch().name(), one -> lines(one))
                .containsExactly(tuple("Proefpartij Groeit", List.of(4L)));
        assertThat(report.created())
                .extracting(one -> one.branch().name(), one -> lines(one))
                .containsExactly(tuple("Proefpartij Nieuw", List.of(5L, 6L)));
        assertThat(branch("Proefpartij Groeit").orElseThrow().elections()).containsExactly("GR2026");
        assertThat(branch("Proefpartij Nieuw")).isEmpty();
    }

    private static List<Long> lines(ImportedBranch one) {
        return one.places().stream().map(Place::line).toList();
    }

    @Test
    void anOfficialFileThatIsWrongAsAWholeWouldCreateNothing() {
        var seats = imports.run(List.of(eml("110a.eml.xml", "NumberOfSeats>45", "NumberOfSeats>44")), true);
        assertThat(codes(seats)).contains(Code.WRONG_SEATS);
        assertThat(seats.created()).isEmpty();
        var lists = imports.run(List.of(eml("230b.eml.xml", "\"0037\"", "\"37\"")), true);
        assertThat(codes(lists)).containsExactly(Code.NEEDS_110A);
        assertThat(lists.created()).isEmpty();
    }

    @Test
    void filesOfOneNameAreAllRead() {
        var report = imports.run(
                List.of(
                        new Named(
                                "one", csv("GM0037;Proefpartij Eerste;GR2026\n").path()),
                        new Named(
                                "one", csv("GM0037;Proefpartij Tweede;GR2026\n").path())),
                false);
        assertThat(report.created()).hasSize(2);
        assertThat(branch("Proefpartij Eerste")).isPresent();
        assertThat(branch("Proefpartij Tweede")).isPresent();
    }

    @Test
    void runsAtTheSameTimeLoseNothing() throws Exception {
        var elections =
                IntStream.range(2000, 2016).mapToObj(year -> "HR" + year).toList();
        var runs = new ArrayList<Callable<ImportReport>>();
        elections.forEach(election ->
                runs.add(() -> imports.run(List.of(csv("GM0037;Proefpartij Samen;" + election + "\n")), false)));
        try (var threads = Executors.newFixedThreadPool(elections.size())) {
            for (var run : threads.invokeAll(runs)) {
                assertThat(run.get().isGood()).isTrue();
            }
        }
        var together = branch("Proefpartij Samen").orElseThrow();
        assertThat(together.elections()).containsExactlyInAnyOrderElementsOf(elections);
        var verified = branches.verify(together.id()).orElseThrow();
        assertThat(imports.run(List.of(csv("GM0037;PROEFPARTIJ SAMEN;GR2030\n")), false)
                        .changed())
                .singleElement()
                .satisfies(one -> assertThat(one.branch().elections()).hasSize(17));
        var later = branch("Proefpartij Samen").orElseThrow();
        assertThat(later.status()).isEqualTo(BranchStatus.VERIFIED);
        assertThat(later.name()).isEqualTo(verified.name());
        assertThat(later.elections()).contains("GR2030", "HR2000");
    }

    @Test
    void twoRunsAtOnceAddUpAndEachTellsWhatItDidItself() throws Exception {
        var runs = new ArrayList<Callable<ImportReport>>();
        runs.add(() -> imports.run(List.of(many("GM0050", "Samen", 0, 2_000, "GR2026")), false));
        runs.add(() -> imports.run(List.of(many("GM0050", "Samen", 1_000, 3_000, "GR2030")), false));
        var before = in("GM0050");
        var counted = counted("changed");
        int created = 0;
        int changed = 0;
        try (var threads = Executors.newFixedThreadPool(runs.size())) {
            for (var run : threads.invokeAll(runs)) {
                created += run.get().created().size();
                changed += run.get().changed().size();
            }
        }
        assertThat(created).isEqualTo(3_000);
        assertThat(changed).isEqualTo(1_000);
        assertThat(counted("changed")).isEqualTo(counted + 2);
        assertThat(in("GM0050")).isEqualTo(before + 3_000);
        assertThat(branches.byName("GM0050", "Proefpartij Samen 1500").orElseThrow())
                .satisfies(branch -> assertThat(branch.elections()).containsExactlyInAnyOrder("GR2026", "GR2030"))
                .satisfies(branch -> assertThat(branch.version()).isEqualTo(2));
        assertThat(branches.byName("GM0050", "Proefpartij Samen 2500")
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void moreThanATransactionHoldsAreRefusedAsAWhole() {
        var report = imports.run(List.of(many("GM0098", "Teveel", 0, 40_001, "GR2026")), false);
        assertThat(report.problems())
                .extracting(ImportProblem::code, ImportProblem::reason)
                .containsExactly(tuple(
                        Code.TOO_LARGE, "these are 40001 parties, and 40000 is the most at once: take fewer files"));
        assertThat(branches.byName("GM0098", "Proefpartij Teveel 1")).isEmpty();
        var again = Collections.nCopies(5, many("GM0098", "Teveel", 0, 90_000, "GR2026"));
        assertThat(imports.run(again, true).problems())
                .extracting(ImportProblem::code, ImportProblem::reason)
                .contains(tuple(Code.TOO_LARGE, "with this, there are more than 400000 rows: take fewer files"));
    }

    /** What is wrong with a row is kept until the end as well. */
    @Test
    void rowsThatAreWrongCountAlike() {
        var wrong = csv("x\n".repeat(90_000));
        assertThat(imports.run(Collections.nCopies(5, wrong), true).problems())
                .extracting(ImportProblem::code)
                .endsWith(Code.TOO_LARGE);
    }

    @Test
    void whoReadsAsOfOneMomentSeesAllOfARunOrNone() throws Exception {
        var before = in("GM0085");
        var seen = ConcurrentHashMap.<Long>newKeySet();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var run = threads.submit(() -> imports.run(List.of(many("GM0085", "Ineens", 0, 8_000, "GR2026")), false));
            while (!run.isDone()) {
                seen.add(atOnce("GM0085"));
            }
            assertThat(run.get().created()).hasSize(8_000);
        }
        seen.add(atOnce("GM0085"));
        assertThat(seen).isSubsetOf(before, before + 8_000).contains(before + 8_000);
    }

    /** Other reads of many documents may begin before a commit and end after it. */
    private long atOnce(String municipality) {
        var query = Query.query(Criteria.where("municipality").is(municipality));
        query.withReadConcern(ReadConcern.SNAPSHOT).fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Branch.class))
                .size();
    }

    @Test
    void aFailureInTheMiddleLeavesNothing() {
        var file = many("GM0093", "Breekt", 0, 3_000, "GR2026");
        var before = in("GM0093");
        var counted = counted("changed");
        var collection = mongo.getCollectionName(Branch.class);
        var notThis = new Document("name", new Document("$ne", "Proefpartij Breekt 2999"));
        mongo.getDb().runCommand(new Document("collMod", collection).append("validator", notThis));
        try {
            assertThatThrownBy(() -> imports.run(List.of(file), false)).isInstanceOf(MongoException.class);
        } finally {
            mongo.getDb().runCommand(new Document("collMod", collection).append("validator", new Document()));
        }
        assertThat(in("GM0093")).isEqualTo(before);
        assertThat(counted("changed")).isEqualTo(counted);
        assertThat(imports.run(List.of(file), false).created()).hasSize(3_000);
        assertThat(in("GM0093")).isEqualTo(before + 3_000);
    }

    /** As after kill -9: nobody ends the transaction, and it holds its documents until the database does. */
    @Test
    void aRunWhoseProcessDiesLeavesNothingAndTheNextOneWaitsForItOrIsToldSo() {
        var file = many("GM0096", "Sterft", 0, 3_000, "GR2026");
        var before = in("GM0096");
        var address = new ConnectionString(TestMongo.database());
        var gate = new MongoGate(new ServerAddress(address.getHosts().getFirst()));
        var session = new AtomicReference<BsonDocument>();
        var settings = MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://127.0.0.1:" + gate.port() + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .addCommandListener(new DiesInTheMiddle(gate, session))
                .build();
        try (var client = MongoClients.create(settings)) {
            var dying = new PartyImport(
                    municipalities,
                    new MongoTemplate(
                            new SimpleMongoClientDatabaseFactory(
                                    client, mongo.getDb().getName()),
                            mongo.getConverter()),
                    outcomes);
            assertThatThrownBy(() -> dying.run(List.of(file), false, 10_000, Duration.ofSeconds(1)))
                    .matches(DatabaseAway::isTold);
        }
        assertThat(in("GM0096")).isEqualTo(before);
        var meanwhile = imports.run(List.of(file), false, 10_000, Duration.ofSeconds(1));
        assertThat(codes(meanwhile)).containsExactly(Code.OVERTAKEN);
        assertThat(meanwhile.created()).as("what it would do").hasSize(3_000);
        assertThat(in("GM0096")).isEqualTo(before);
        mongo.getDb()
                .runCommand(new Document("killSessions", List.of(session.get()))); // as the database does in a minute
        assertThat(imports.run(List.of(file), false).created()).hasSize(3_000);
        assertThat(in("GM0096")).isEqualTo(before + 3_000);
    }

    /** Is gone before the third thousand of branches is written. */
    private record DiesInTheMiddle(MongoGate gate, AtomicReference<BsonDocument> session, AtomicInteger thousands)
            implements CommandListener {

        DiesInTheMiddle(MongoGate gate, AtomicReference<BsonDocument> session) {
            this(gate, session, new AtomicInteger());
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var about = event.getCommand().get("update");
            if (about != null && about.asString().getValue().equals("branches") && thousands.incrementAndGet() == 3) {
                session.set(BsonDocument.parse(
                        event.getCommand().getDocument("lsid").toJson()));
                gate.shut();
            }
        }
    }

    private long in(String municipality) {
        return mongo.count(Query.query(Criteria.where("municipality").is(municipality)), Branch.class);
    }

    private long counted(String outcome) {
        var row = mongo.findById("parties|" + outcome, Document.class, "import_outcomes");
        return row == null ? 0 : row.get("count", Number.class).longValue();
    }

    private static Named many(String municipality, String name, int from, int to, String election) {
        return csv(IntStream.range(from, to)
                .mapToObj(i -> municipality + ";Proefpartij " + name + " " + i + ";" + election + "\n")
                .collect(Collectors.joining()));
    }

    @Test
    void theKeyIsTheMunicipalityAndNeverTheNameOfTheElection() {
        var first = eml("110a.eml.xml", "0037", "0362");
        var other = eml("110a.eml.xml", "0037", "GM363", "GR2022_Test", "GR2022_Anders");
        var report = imports.run(List.of(first, other), true);
        assertThat(report.problems()).isEmpty();
        assertThat(report.created())
                .extracting(one -> one.branch().municipality())
                .containsOnly("GM0362", "GM0363")
                .hasSize(8);
        assertThat(report.created()).allMatch(one -> one.branch().elections().equals(Set.of("GR2022")));
    }

    @Test
    void aListIsReadBesideTheRegisterOfItsElectionOnly() {
        var register = eml("110a.eml.xml");
        var lists = eml("230b.eml.xml", "\"0037\"", "\"37\"");
        assertThat(codes(imports.run(List.of(lists), true))).containsExactly(Code.NEEDS_110A);
        assertThat(codes(imports.run(List.of(eml("110a.eml.xml", "0037", "0362"), lists), true)))
                .containsExactly(Code.NEEDS_110A);
        assertThat(codes(imports.run(List.of(eml("110a.eml.xml", "2022-03-16", "2026-03-18"), lists), true)))
                .containsExactly(Code.NEEDS_110A);
        assertThat(imports.run(List.of(register), true).created()).hasSize(4);
        assertThat(imports.run(List.of(lists, register), true).created())
                .as("a list that the register does not know takes part all the same")
                .extracting(one -> one.branch().name())
                .hasSize(5)
                .contains("Lijst van de Kandidaten");
    }

    @ParameterizedTest
    @CsvSource({
        "110a.eml.xml, 2022-03-16, 2022-03-17, WRONG_DAY",
        "110a.eml.xml, 2022-03-16, 2022-02-30, WRONG_DAY",
        "110a.eml.xml, 2022-03-16, 2021-09-01, WRONG_DAY",
        "110a.eml.xml, 2022-03-16, 2026-11-18, WRONG_DAY",
        "110a.eml.xml, 2022-03-16, 20220316, WRONG_ELECTION",
        "110a.eml.xml, 0037, 0000, WRONG_MUNICIPALITY",
        "110a.eml.xml, 0037, 37a, WRONG_MUNICIPALITY",
        "110a.eml.xml, 0037, 0738, GONE_MUNICIPALITY",
        "110a.eml.xml, STEM, partijdige  PARTIJ, TWICE",
        "110a.eml.xml, STEM, –, WRONG_NAME",
        "110a-no-domain.eml.xml, none, none, WRONG_MUNICIPALITY",
        "230b-other-domain.eml.xml, none, none, WRONG_MUNICIPALITY",
        "230b-empty.eml.xml, none, none, NO_PARTIES"
    })
    void whatMeansNothingHereIsRefused(String name, String is, String becomes, Code code) {
        assertThat(codes(imports.run(List.of(eml(name, is, becomes)), false))).contains(code);
    }

    @Test
    void aReDivisionIsAnElectionOfItsOwn() {
        var report = imports.run(List.of(eml("110a.eml.xml", "0037", "0402", "2022-03-16", "2026-11-18")), true);
        assertThat(report.problems()).isEmpty();
        assertThat(report.created().getFirst().branch().elections()).containsExactly("HR2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "UTF-32LE",
                "ISO-8859-1",
                "ISO-8859-15",
                "windows-1252",
                "IBM037",
                "IBM850"
            })
    void anotherEncodingIsRefusedWhole(String encoding) {
        var bytes = (HEADER + "GM0037;Proefpartij Súdwest;GR2026\n").getBytes(Charset.forName(encoding));
        assertThat(codes(imports.run(List.of(file(bytes)), false)))
                .hasSize(1)
                .allMatch(code -> code == Code.NOT_UTF8 || code == Code.NOT_CSV);
        assertThat(branch("Proefpartij Súdwest")).isEmpty();
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheHeader() {
        assertThat(imports.run(
                                List.of(file(("\uFEFF" + HEADER + "GM0037;Proefpartij Merk;GR2026\n")
                                        .getBytes(StandardCharsets.UTF_8))),
                                true)
                        .created())
                .hasSize(1);
        assertThat(imports.run(
                                List.of(file(("\uFEFF" + EmlReaderTests.sample("110a.eml.xml"))
                                        .getBytes(StandardCharsets.UTF_8))),
                                true)
                        .created())
                .hasSize(4);
        assertThat(imports.run(
                                List.of(file(EmlReaderTests.sample("110a.eml.xml")
                                        .replace("UTF-8", "UTF-16")
                                        .getBytes(StandardCharsets.UTF_16))),
                                true)
                        .created())
                .hasSize(4);
    }

    @Test
    void oneRowTooManyIsNamedAndNothingIsRead() {
        var rows = IntStream.range(0, 100_001)
                .mapToObj(i -> "1;Partij " + i + ";3\n")
                .toList();
        assertThat(codes(run(HEADER + String.join("", rows.subList(0, 100_000)))))
                .contains(Code.WRONG_MUNICIPALITY)
                .doesNotContain(Code.TOO_LARGE);
        assertThat(run(HEADER + String.join("", rows)).problems())
                .extracting(ImportProblem::line, ImportProblem::code, ImportProblem::reason)
                .containsExactly(tuple(100_002L, Code.TOO_LARGE, "there are more than 100000 rows"));
    }

    @Test
    void whatIsNoTableOrTooLargeIsRefusedWhole() {
        assertThat(codes(run("cbs_code;name;name\nGM0037;Proefpartij;GR2026\n")))
                .containsExactly(Code.NOT_CSV);
        assertThat(codes(run("cbs_code;name;election;election\n"))).containsExactly(Code.NOT_CSV);
        assertThat(codes(run(HEADER))).containsExactly(Code.NO_PARTIES);
        assertThat(codes(run(""))).containsExactly(Code.NO_PARTIES);
        assertThat(codes(run(HEADER + "GM0037;\"Proefpartij;GR2026\n"))).contains(Code.NOT_CSV);
        assertThat(codes(run(HEADER + "GM0037;x;GR2026\n".repeat(1_000_001)))).containsExactly(Code.TOO_LARGE);
        assertThat(codes(run(HEADER + "GM0037;" + "x".repeat(5 * 1024 * 1024) + ";GR2026\n")))
                .containsExactly(Code.TOO_LARGE);
        assertThat(codes(run(HEADER + "GM0037;" + "x".repeat(4 * 1024 * 1024) + ";GR2026\n")))
                .containsExactly(Code.WRONG_NAME);
        assertThat(codes(imports.run(List.of(new Named("gone", folder.resolve("gone"))), false)))
                .containsExactly(Code.UNREADABLE);
    }

    @Test
    void theCommandListsWhatItWouldDoAndWhatIsWrong() {
        var rows = new StringBuilder(HEADER);
        IntStream.range(0, 120)
                .forEach(i -> rows.append("GM0037;Proefpartij Rij ").append(i).append(";GR2026\n"));
        var file = file(rows.toString().getBytes(StandardCharsets.UTF_8)).path().toString();
        var shown = said(0, file, "--dry-run").lines().toList();
        assertThat(shown)
                .hasSize(121)
                .contains("created: Proefpartij Rij 119, Stadskanaal, GR2026 (" + file + ", line 121)")
                .endsWith("120 created, 0 changed, 0 unchanged (dry run: nothing was changed).");
        var wrong = csv("GM0000;Proefpartij;GR2026\n".repeat(110)).path().toString();
        assertThat(said(1, file, wrong).lines())
                .contains("would be created: Proefpartij Rij 119, Stadskanaal, GR2026 (" + file + ", line 121)")
                .anyMatch(line -> line.startsWith(wrong + ", line 111: WRONG_MUNICIPALITY, "))
                .endsWith(
                        "What is good would be: 120 created, 0 changed, 0 unchanged.",
                        "REFUSED: 110 problems. Nothing was changed.");
        assertThat(branch("Proefpartij Rij 1")).isEmpty();
        said(0, file);
        assertThat(said(0, file).lines())
                .contains("unchanged: Proefpartij Rij 119, Stadskanaal, GR2026 (" + file + ", line 121)")
                .endsWith("0 created, 0 changed, 120 unchanged.");
    }

    private String said(int status, String... arguments) {
        var words = Stream.concat(Stream.of("import", "parties"), Stream.of(arguments));
        return Operator.hears(application, status, words.toArray(String[]::new));
    }

    private ImportReport run(String text) {
        return imports.run(List.of(file(text.getBytes(StandardCharsets.UTF_8))), false);
    }

    private static List<Code> codes(ImportReport report) {
        assertThat(report.isGood()).isFalse();
        return report.problems().stream().map(ImportProblem::code).toList();
    }

    private Optional<Branch> branch(String name) {
        return branches.byName("GM0037", name);
    }

    private static Named csv(String rows) {
        return file((HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static Named eml(String name, String... changes) {
        var text = EmlReaderTests.sample(name);
        for (int i = 0; i < changes.length; i += 2) {
            text = text.replace(changes[i], changes[i + 1]);
        }
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Named file(byte[] bytes) {
        try {
            var path = Files.write(Files.createTempFile(folder, "parties", ""), bytes);
            return new Named(path.getFileName().toString(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
