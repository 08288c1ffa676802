package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Acceptance row R-25 for the reference tables: all of a file or nothing, each problem with its line. */
@WholeApplication
class ImportTableTests {

    private static final String HEADER = "postcode;cbs_codes\n";
    private static final String GOOD = HEADER + "1271;GM0402|GM0406\n";

    @TempDir
    Path folder;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ReferenceTables tables;

    @Autowired
    private ImportOutcomes outcomes;

    /** Other tests stand on the tables that the application brings. */
    @AfterEach
    void bringBackTheTables() {
        for (var table : ReferenceTable.values()) {
            tables.replace(table, ReferenceTables.bundled(table));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableIsTakenOnceAndTheSameAgainChangesNothing(ReferenceTable table) {
        var text = ReferenceTables.bundled(table);
        var other = table == ReferenceTable.MUNICIPALITIES || table == ReferenceTable.MERGERS // none may be left out
                ? text.stripTrailing()
                : text.substring(0, text.stripTrailing().lastIndexOf('\n') + 1);
        assertThat(run(0, table.label(), other, "--dry-run")).contains("rows are good. Nothing was changed (dry run).");
        assertThat(tables.current().texts()).containsEntry(table, text);
        assertThat(run(0, table.label(), other))
                .contains("now has " + (other.lines().count() - 1) + " rows.");
        assertThat(tables.current().texts()).containsEntry(table, other);
        var mark = tables.mark();
        assertThat(run(0, table.label(), other)).contains("in force already. Nothing was changed.");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    @Test
    void everyWrongRowIsNamedWithItsLineAndNothingIsTaken() {
        var mark = tables.mark();
        assertThat(
                        run(
                                1,
                                "postcodes",
                                HEADER
                                        + "1271;GM0402\n0271;GM0402\n1272;GM402\n1273\n1274;GM0402;more\n1271;GM0406\n\n1275;\n"))
                .contains(
                        "line 3: 'postcode' is not as it should be",
                        "line 4: 'cbs_codes' is not as it should be",
                        "line 5: has 1 cells instead of 2",
                        "line 6: has 3 cells instead of 2",
                        "line 7: stands in the file twice",
                        "line 9: 'cbs_codes' is not as it should be",
                        "REFUSED: 6 problems. Nothing was changed.")
                .doesNotContain("line 2:");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    @Test
    void aMunicipalityIsNeverLeftOutAsPeopleMayLiveThere() {
        var text = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES);
        var without = text.lines().filter(line -> !line.contains("GM0344")).collect(Collectors.joining("\n"));
        assertThat(run(1, "municipalities", without))
                .contains("GM0344 is missing", "REFUSED: 1 problem. Nothing was changed.");
        var more = text.stripTrailing() + "\n"
                + text.lines().skip(1).findFirst().orElseThrow().replaceFirst("GM\\d{4}", "GM9999");
        assertThat(run(0, "municipalities", more)).contains("now has");
        assertThat(run(0, "postcodes", HEADER + "1271;GM9999\n")).contains("now has 1 rows.");
    }

    @Test
    void aMunicipalityThatThereIsNotIsNamedWithItsLine() {
        assertThat(run(1, "postcodes", HEADER + "1271;GM0402\n1272;GM0402|GM9999\n"))
                .contains("line 3: there is no municipality GM9999", "REFUSED: 1 problem. Nothing was changed.");
        var mergers = ReferenceTables.bundled(ReferenceTable.MERGERS).stripTrailing();
        assertThat(run(1, "mergers", mergers + "\n2028-01-01;GM0344;Utrecht;GM9998;Nergens;merger;yes\n"))
                .contains("there is no municipality GM9998");
        assertThat(run(1, "mergers", mergers.replace(";GM0372;", ";GM0344;")))
                .as("who lived in Bennebroek lives in Bloemendaal")
                .contains("GM0372 is missing");
    }

    @Test
    void aMunicipalityMayGoOnceItHasGoneIntoAnother() {
        var mergers = ReferenceTables.bundled(ReferenceTable.MERGERS).stripTrailing();
        var without = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES)
                .lines()
                .filter(line -> !line.contains("GM0344"))
                .collect(Collectors.joining("\n"));
        assertThat(run(0, "mergers", mergers + "\n2999-01-01;GM0344;Utrecht;GM0402;Hilversum;merger;yes\n"))
                .contains("now has");
        assertThat(run(1, "municipalities", without)).as("not yet").contains("GM0344 is missing");
        assertThat(run(0, "mergers", mergers + "\n2026-01-01;GM0344;Utrecht;GM0402;Hilversum;merger;yes\n"))
                .contains("now has");
        assertThat(run(0, "municipalities", without)).contains("now has");
        assertThat(run(1, "municipalities", "name\nUtrecht\n")).contains("REFUSED: 1 problem.");
    }

    /** On no day to come: branches and people of it could not be shown any more. */
    @Test
    void aMunicipalityDoesNotEndBeforeItGoesIntoAnother() {
        var mergers = ReferenceTables.bundled(ReferenceTable.MERGERS);
        var municipalities = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES);
        var ends = municipalities.replaceFirst("(GM0014;[^\n]*;)(;[^;\n]*\n)", "$12999-01-01$2");
        assertThat(ends).contains(";2999-01-01;");
        assertThat(run(1, "municipalities", ends, "--dry-run"))
                .as("and those that went into it")
                .contains("nobody would know where GM0014 is from 2999-01-01 on", "GM0009", "REFUSED: 3 problems.");
        assertThat(run(1, "mergers", mergers.replace("2027-01-01;GM1696", "2027-01-02;GM1696")))
                .contains("nobody would know where GM1696 is from 2027-01-01 on");
        assertThat(run(1, "mergers", mergers.replaceFirst("(2027-01-01;GM1696;[^\n]*;)yes", "$1no")))
                .contains("nobody would know where GM1696 is from 2027-01-01 on");
        assertThat(run(0, "mergers", mergers + "2999-01-01;GM0014;Groningen;GM0402;Hilversum;merger;yes\n"))
                .contains("now has");
        assertThat(run(0, "municipalities", ends)).contains("now has");
    }

    /** Each of the two is good while the other was not: together they would leave out a municipality altogether. */
    @RepeatedTest(5)
    void twoOperatorsAtOnceMakeNoTablesThatDoNotFit() throws Exception {
        var mergers = ReferenceTables.bundled(ReferenceTable.MERGERS).stripTrailing();
        var municipalities = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES);
        tables.replace(ReferenceTable.MERGERS, mergers + "\n2026-01-01;GM0344;Utrecht;GM0402;Hilversum;merger;yes\n");
        var without =
                municipalities.lines().filter(line -> !line.contains("GM0344")).collect(Collectors.joining("\n"));
        var both = new CyclicBarrier(2);
        var runs = List.<Callable<Outcome>>of(
                () -> taken(both, ReferenceTable.MUNICIPALITIES, Table.MUNICIPALITIES, without),
                () -> taken(both, ReferenceTable.MERGERS, Table.MERGERS, mergers));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var became = new ArrayList<Outcome>();
            for (var run : threads.invokeAll(runs)) {
                became.add(run.get());
            }
            assertThat(became).containsExactlyInAnyOrder(Outcome.CHANGED, Outcome.REFUSED);
        }
    }

    private Outcome taken(CyclicBarrier both, ReferenceTable table, Table counted, String text) throws Exception {
        both.await();
        return tables.take(table, counted, List.of(new TableFile("", text)), outcomes)
                .outcome();
    }

    @Test
    void severalFilesWithTheSameHeaderAreOneTable() throws IOException {
        var west = file("west", "\uFEFF" + HEADER + "1271;GM0402|GM0406");
        var east = file("east", "\r\n" + HEADER + "1272;GM0402\n1273;GM0402\n");
        var mark = tables.mark();
        assertThat(said(0, "postcodes", west, east, "--dry-run")).contains("3 rows are good.");
        assertThat(tables.mark()).isEqualTo(mark);
        assertThat(said(0, "postcodes", west, east)).contains("now has 3 rows.");
        assertThat(tables.current().texts())
                .containsEntry(ReferenceTable.POSTCODES, HEADER + "1271;GM0402|GM0406\n1272;GM0402\n1273;GM0402\n");
        assertThat(said(0, "postcodes", west, east)).contains("in force already.");
    }

    @Test
    void whatIsWrongInOneOfSeveralFilesIsNamedWithTheFileAndNothingIsTaken() throws IOException {
        var west = file("west", GOOD);
        var east = file("east", HEADER + "1272;GM0402\n1271;GM0406\n1272;GM0402\n0;GM0402\n");
        var mark = tables.mark();
        assertThat(said(1, "postcodes", west, east).lines())
                .containsExactly(
                        east + ", line 3: stands in " + west + " too",
                        east + ", line 4: stands in the file twice",
                        east + ", line 5: 'postcode' is not as it should be",
                        "REFUSED: 3 problems. Nothing was changed.");
        assertThat(said(1, "postcodes", west, file("turned", "cbs_codes;postcode\nGM0402;1272\n")))
                .contains("turned, line 1: the columns should stand as in the first file");
        assertThat(said(1, "postcodes", west, file("bare", "1272;GM0402\n")))
                .contains("bare, line 1: the columns should be");
        assertThat(said(1, "postcodes", west, file("empty", ""))).contains("empty: there are no rows");
        assertThat(said(1, "postcodes", file("empty", ""), west)).contains("empty: there are no rows");
        assertThat(said(1, "postcodes", west, file("header", HEADER))).contains("header: there are no rows");
        assertThat(said(1, "postcodes", west, folder.resolve("gone").toString()))
                .contains("gone: this cannot be read", "REFUSED: 1 problem. Nothing was changed.");
        var latin = Files.write(folder.resolve("latin"), (HEADER + "é").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(1, "postcodes", west, latin.toString())).contains("latin, line 2: this is not UTF-8");
        var large = file("large", HEADER + "1272;" + "x".repeat(8 * 1024 * 1024));
        assertThat(said(1, "postcodes", large, large)).contains("larger than 15 MB");
        assertThat(said(2, "postcodes", "--dry-run")).contains("Missing required parameter: 'FILE'");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    private static final String CBS =
            "Gemeentecode;GemeentecodeGM;Gemeentenaam;Provinciecode;ProvinciecodePV;Provincienaam\n";

    /** What CBS would publish about the municipalities that are in force, with a number of a province that is not looked at. */
    private static String ofCbs() {
        return CBS
                + ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(";", -1))
                        .map(cells -> Integer.parseInt(cells[0].substring(2)) + ";" + cells[0] + ";\"" + cells[1]
                                + "\";20;PV20;" + cells[2])
                        .distinct()
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ","})
    void municipalitiesAsCbsPublishesThemKeepWhatCbsDoesNotSay(String separator) {
        var text = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES);
        var theirs = "\uFEFF" + ofCbs().replace(";", separator).replace("\n", "\r\n") + separator.repeat(5) + "\r\n";
        assertThat(run(0, "municipalities", theirs)).contains("in force already.");
        var renamed = theirs.replace("Terschelling", "Schylge");
        assertThat(run(0, "municipalities", renamed)).contains("now has");
        assertThat(tables.current().texts())
                .containsEntry(ReferenceTable.MUNICIPALITIES, text.replace("GM0093;Terschelling;", "GM0093;Schylge;"));
        assertThat(run(0, "municipalities", renamed)).contains("in force already.");
    }

    @Test
    void whatCbsSaysAndWeCannotTakeIsNamedWithItsLine() {
        var mark = tables.mark();
        var theirs = ofCbs();
        int rows = (int) theirs.lines().count();
        assertThat(run(
                                1,
                                "municipalities",
                                theirs + "9999;GM9999;Nieuwstad;20;PV20;Drenthe\n344;GM0344;Utrecht;26;PV26;Utrecht\n"
                                        + "x;x;x;20;PV20;Drenthe\n1;GM0014;;20;PV20;Drenthe\n9;GM0015;X;30;PV30;Nergens\nkort\n")
                        .lines())
                .containsExactly(
                        "line " + (rows + 1)
                                + ": GM9999 is new: name a file with our own columns beside this one, for its inhabitants and seats",
                        "line " + (rows + 2) + ": GM0344 stands there twice",
                        "line " + (rows + 3) + ": 'GemeentecodeGM' is not as it should be",
                        "line " + (rows + 4) + ": 'Gemeentenaam' is not as it should be",
                        "line " + (rows + 5) + ": there is no province 'Nergens'",
                        "line " + (rows + 6) + ": has 1 cells instead of 6",
                        "REFUSED: 6 problems. Nothing was changed.");
        assertThat(run(1, "municipalities", theirs + "9;\"GM0014;X\n"))
                .contains("line " + (rows + 1) + ": this line, or one after it, is not CSV");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    @Test
    void aMunicipalityThatIsNewToCbsComesWithOurColumnsBesideIt() throws IOException {
        var theirs = file("theirs", ofCbs() + "9999;GM9999;Nieuwstad;20;PV20;Drenthe\n");
        var header = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES)
                .lines()
                .findFirst()
                .orElseThrow();
        var coming = "GM9999;Nieuwstad;Drenthe;30000;23;law;2099-01-01;;\n";
        var ours = file("ours", header + "\n" + coming);
        assertThat(said(0, "municipalities", ours, theirs)).contains("now has");
        assertThat(tables.current().texts().get(ReferenceTable.MUNICIPALITIES))
                .isEqualTo(ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES) + coming);
        assertThat(run(0, "municipalities", ofCbs()))
                .as("CBS does not know yet what has not begun")
                .contains("in force already.");
        assertThat(run(0, "municipalities", ofCbs() + "9999;GM9999;Ouderstad;20;PV20;Drenthe\n"))
                .as("nor may it rename it")
                .contains("in force already.");
    }

    @Test
    void aMunicipalityThatCbsLeavesOutNeedsAMerger() {
        var without = ofCbs().lines().filter(line -> !line.contains("GM0344")).collect(Collectors.joining("\n"));
        assertThat(run(1, "municipalities", without))
                .contains("GM0344 is missing", "REFUSED: 1 problem. Nothing was changed.");
        var mergers = ReferenceTables.bundled(ReferenceTable.MERGERS).stripTrailing();
        run(0, "mergers", mergers + "\n2027-01-01;GM0344;Utrecht;GM0402;Hilversum;merger;yes\n");
        assertThat(run(0, "municipalities", without)).contains("now has");
        assertThat(tables.current().texts().get(ReferenceTable.MUNICIPALITIES))
                .containsPattern("GM0344;Utrecht;Utrecht;\\d+;\\d+;\\w+;;2027-01-01;");
    }

    @Test
    void postcodesAsCbsPublishesThemLieWhereMostOfTheirAddressesAre() {
        var theirs = """
                PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026
                1271ZN;1;04020101;040201;402
                1271ZN;2;04020101;040201;402
                1271ZN;3;04060101;040601;406
                1271AA;1;0406AB01;0406AB;0406
                1271AB;1;04060101;040601;406
                9999 XY;7;00140101;001401;14
                9999XZ;7;00340101;003401;34
                """;
        assertThat(run(0, "postcodes", theirs)).contains("now has 4 rows.");
        assertThat(tables.current().texts())
                .containsEntry(
                        ReferenceTable.POSTCODES,
                        HEADER + "1271;GM0406|GM0402\n9999;GM0014|GM0034\n1271ZN;GM0402\n9999XZ;GM0034\n");
        assertThat(run(0, "postcodes", theirs.replace("Gemeente2026", "Gem2026").replace(';', ',')))
                .contains("in force already.");
    }

    @Test
    void addressesThatCannotBeTakenAreNamedWithTheirLine() throws IOException {
        var mark = tables.mark();
        var header = "PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026\n";
        assertThat(run(1, "postcodes", header + "1271ZN;1;1;1;402\n1271;1;1;1;402\n1271ZN;1;1;1;x\n1271ZN;1\n")
                        .lines())
                .containsExactly(
                        "line 3: 'PC6' is not as it should be",
                        "line 4: 'Gemeente' is not as it should be",
                        "line 5: has 2 cells instead of 5",
                        "REFUSED: 3 problems. Nothing was changed.");
        assertThat(run(
                                1,
                                "postcodes",
                                header + "1271ZN;1;1;1;402\n1271ZN;2;1;1;9998\n1271ZN;3;1;1;9998\n1272ZN;3;1;1;9998\n")
                        .lines())
                .containsExactly("line 3: there is no municipality GM9998", "REFUSED: 1 problem. Nothing was changed.");
        assertThat(run(1, "postcodes", header)).contains("there are no rows");
        assertThat(run(1, "postcodes", header + "1271ZN;1;1;1;402\n1271ZN;\"1;1;1;402\n"))
                .contains("line 3: this line, or one after it, is not CSV");
        var latin = Files.write(folder.resolve("latin"), (header + "é").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(1, "postcodes", latin.toString())).contains("is not UTF-8");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postcode;postcode\n1271;1271\n",
                "postcode;cbs_codes;cbs_codes\n1271;GM0402;GM0402\n",
                "cbs_codes\nGM0402\n",
                "postcode,cbs_codes\n1271,GM0402\n",
                "postcode;cbs_codes\n",
                "",
                "postcode;cbs_codes\n1271;\"GM0402\n"
            })
    void whatIsNoSuchTableIsRefused(String text) {
        var mark = tables.mark();
        assertThat(run(1, "postcodes", text)).contains("REFUSED: 1 problem. Nothing was changed.");
        assertThat(tables.mark()).isEqualTo(mark);
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
    void anotherEncodingIsRefused(String encoding) throws IOException {
        var text = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES);
        var file = Files.write(folder.resolve("table"), text.getBytes(Charset.forName(encoding)));
        assertThat(said(1, "municipalities", file.toString()))
                .contains("REFUSED")
                .contains("Nothing was changed.");
    }

    @Test
    void whatIsNoUtf8IsRefusedWithItsLine() throws IOException {
        var wrong = (GOOD + GOOD + "é|").getBytes(StandardCharsets.UTF_8);
        wrong[wrong.length - 2] = '|'; // of the two bytes of the letter the first is left
        var file = Files.write(folder.resolve("table"), wrong);
        assertThat(said(1, "postcodes", file.toString())).startsWith("line 5: this is not UTF-8");
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheHeader() {
        assertThat(run(0, "postcodes", "\uFEFF" + GOOD)).contains("now has 1 rows.");
    }

    @Test
    void oneRowTooManyIsNamedAndNothingIsTaken() {
        var mark = tables.mark();
        assertThat(run(0, "postcodes", distinct(1_000_000), "--dry-run")).contains("1000000 rows are good.");
        assertThat(run(1, "postcodes", distinct(1_000_001)).lines())
                .containsExactly(
                        "line 1000002: there are more than 1000000 rows", "REFUSED: 1 problem. Nothing was changed.");
        assertThat(tables.mark()).isEqualTo(mark);
    }

    private static String distinct(int rows) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            text.append(1000 + i / 676)
                    .append((char) ('A' + i / 26 % 26))
                    .append((char) ('A' + i % 26))
                    .append(";GM0402\n");
        }
        return text.toString();
    }

    @Test
    void tooManyProblemsAndTooLargeCellsAreRefused() {
        assertThat(run(1, "postcodes", HEADER + "1271;GM0402\n".repeat(1_000_001)))
                .contains("line 3: stands in the file twice", "REFUSED: 1000000 problems. Nothing was changed.")
                .hasLineCount(101);
        assertThat(run(1, "postcodes", HEADER + "1271;" + "GM0402|".repeat(800_000) + "\n"))
                .contains("line 2: 'cbs_codes' is not as it should be");
        assertThat(run(1, "postcodes", HEADER + "1271;" + "x".repeat(16 * 1024 * 1024)))
                .contains("larger than 15 MB");
        assertThat(said(1, "postcodes", folder.resolve("gone").toString())).contains("cannot be read");
    }

    private String run(int status, String table, String text, String... more) {
        try {
            var file = Files.writeString(folder.resolve("table"), text).toString();
            return said(status, table, more.length == 0 ? new String[] {file} : new String[] {file, more[0]});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(int status, String table, String... arguments) {
        var words = Stream.concat(Stream.of("import", table), Stream.of(arguments));
        return Operator.hears(application, status, words.toArray(String[]::new));
    }
}
