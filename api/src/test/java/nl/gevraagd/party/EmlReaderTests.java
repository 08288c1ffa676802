package nl.gevraagd.party;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import nl.gevraagd.party.ImportProblem.Code;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance row R-27, and that people in a file are never read. */
class EmlReaderTests {

    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final String PARTY =
            "<kr:RegisteredParty><kr:RegisteredAppellation>%s</kr:RegisteredAppellation></kr:RegisteredParty>";

    @Test
    void registeredPartiesAreReadWithTheirLines() {
        var file = read(sample("110a.eml.xml"));
        assertThat(file.kind()).isEqualTo(Kind.EML_110A);
        assertThat(file.about().election()).isEqualTo("2022-03-16");
        assertThat(file.about().municipality()).isEqualTo("0037");
        assertThat(file.problems()).isEmpty();
        assertThat(file.entries())
                .extracting(Entry::name)
                .containsExactly("Partijdige Partij", "Partij voor de Stemmer", "Stemmmers 22", "STEM");
        assertThat(file.entries().getFirst().line()).isEqualTo(33);
        assertThat(read(sample("110a-15-seats.eml.xml")).problems()).isEmpty();
    }

    @Test
    void namesAreReadWholeWhereverTheParserCutsThem() {
        var file = read(sample("110a.eml.xml").replace("STEM<", "Jong &amp; <![CDATA[W]]>ijs<"));
        assertThat(file.entries()).extracting(Entry::name).contains("Jong & Wijs");
    }

    @Test
    void peopleInAListAreSkippedAndABlankListHasNoName() {
        var file = read(sample("230b.eml.xml").replace("Partij voor de Stemmer", " "));
        assertThat(file.kind()).isEqualTo(Kind.EML_230B);
        assertThat(file.problems()).isEmpty();
        assertThat(file.entries())
                .extracting(Entry::name)
                .containsExactly("Partijdige Partij", "Lijst van de Kandidaten");
        assertThat(file.toString()).doesNotContain("KANARIE");
    }

    @ParameterizedTest
    @CsvSource({
        "110b.eml.xml, WRONG_DOCUMENT",
        "110a-subcategory.eml.xml, WRONG_ELECTION",
        "230b-says-110a.eml.xml, WRONG_DOCUMENT",
        "230b-empty.eml.xml, NO_PARTIES",
        "510b.eml.xml, WRONG_DOCUMENT",
        "510b-chamber.eml.xml, WRONG_DOCUMENT",
        "510d.eml.xml, WRONG_DOCUMENT",
        "520.eml.xml, WRONG_DOCUMENT"
    })
    void whatIsOnlyValidIsRefusedByItsMeaning(String name, Code code) {
        assertCode(sample(name), code);
    }

    @ParameterizedTest
    @CsvSource({
        "GR2<, GR1<, WRONG_SEATS",
        ">45<, >-45<, WRONG_SEATS",
        ">45<, >44<, WRONG_SEATS",
        ">45<, >47<, WRONG_SEATS",
        ">45<, ><, WRONG_SEATS",
        ">45<, >999999999999<, WRONG_SEATS",
        "GR2<, GR3<, WRONG_ELECTION",
        ">GR<, >PS<, WRONG_ELECTION",
        ":schema:eml, :schema:other, WRONG_DOCUMENT",
        "Id=\"110a\", Id=\"110\", WRONG_DOCUMENT",
        "<kr:NumberOfSeats>, <kr:NumberOfSeats>23</kr:NumberOfSeats><kr:NumberOfSeats>, WRONG_DOCUMENT"
    })
    void oneWrongPlaceIsEnough(String is, String becomes, Code code) {
        assertThat(sample("110a.eml.xml")).contains(is);
        assertCode(sample("110a.eml.xml").replace(is, becomes), code);
    }

    @Test
    void aNameElsewhereIsNoParty() {
        assertCode(sample("110a.eml.xml").replace("RegisteredParties>", "OtherParties>"), Code.NO_PARTIES);
    }

    @Test
    void thereIsAnEndToParties() {
        assertCode(
                sample("110a.eml.xml")
                        .replace("</kr:RegisteredParties>", PARTY.repeat(600) + "</kr:RegisteredParties>"),
                Code.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<EML>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]><EML Id=\"110a\">&x;</EML>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"NET\">]><EML Id=\"110a\">&x;</EML>",
                "<!DOCTYPE a SYSTEM \"NET\"><EML Id=\"110a\"/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"NET\"> %p;]><EML Id=\"110a\"/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"FILE\"> %p;]><EML Id=\"110a\"/>",
                "<!DOCTYPE a [<!ATTLIST EML a CDATA \"NET\">]><EML Id=\"110a\"/>",
                "<EML Id=\"110a\">&undefined;</EML>"
            })
    void hostileFilesAreRefusedWithOneCodeAndFetchNothing(String text, @TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "<!ENTITY q \"KANARIE\">");
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var file = read(text.replace("FILE", secret.toUri().toString())
                    .replace("NET", "http://127.0.0.1:" + door.getLocalPort() + "/x.dtd"));
            assertThat(file.problems()).extracting(ImportProblem::code).containsExactly(Code.NOT_XML);
            assertThat(file.toString()).doesNotContain("KANARIE");
            door.setSoTimeout(1);
            assertThat(knocks(door)).isFalse();
        }
    }

    private static boolean knocks(ServerSocket door) throws IOException {
        try {
            door.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>",
                "<include xmlns='http://www.w3.org/2001/XInclude' href='http://127.0.0.1:1/'/>",
                "<xi:fallback xmlns:xi='http://www.w3.org/2001/XInclude'>Partij</xi:fallback>"
            })
    void anIncludeIsRefusedAlsoBesideWhatIsGood(String include) {
        var list = sample("110a.eml.xml").replace("</kr:RegisteredParties>", include + "</kr:RegisteredParties>");
        assertThat(read(list).problems()).extracting(ImportProblem::code).containsExactly(Code.NOT_XML);
        assertThat(read(list).entries()).isEmpty();
        var person = sample("230b.eml.xml").replaceFirst("(<(\\w+:)?Candidate>)", "$1" + include);
        assertThat(person).contains("XInclude");
        assertThat(read(person).problems()).extracting(ImportProblem::code).containsExactly(Code.NOT_XML);
    }

    @Test
    void depthEnds() {
        assertCode("<a>".repeat(100_000) + "</a>".repeat(100_000), Code.NOT_XML);
        assertCode("<EML><Candidate>" + "<a>".repeat(100_000), Code.NOT_XML);
    }

    /** Counts what this thread ever asked for and did, so that neither a collector nor a busy machine changes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"text", "attribute", "comment", "instruction", "cdata", "name", "elements", "laughs", "cells"})
    void aHugeFileCostsLittleMemoryAndTime(String what, @TempDir Path folder) throws IOException {
        var file = folder.resolve("huge");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    switch (what) {
                        case "text" -> "<EML>";
                        case "attribute" -> "<EML a=\"";
                        case "comment" -> "<!--";
                        case "instruction" -> "<?a ";
                        case "cdata" -> "<EML><![CDATA[";
                        case "name" -> "<";
                        case "laughs" -> laughs();
                        case "cells" -> "cbs_code;name;election\nGM0037;";
                        default -> "<EML>";
                    });
            var piece = (what.equals("elements") ? "<a></a>" : "lachlach").repeat(1_000);
            for (int written = 0; written < PartyImport.LARGEST - 20_000; written += piece.length()) {
                out.write(piece);
            }
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long began = threads.getCurrentThreadCpuTime();
        var read = PartyImport.read(new PartyImport.Named("huge", file));
        long worked = threads.getCurrentThreadCpuTime() - began;
        long asked = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().getFirst().code()).isIn(Code.NOT_XML, Code.NOT_CSV);
        assertThat(asked).isLessThan(50L * 1024 * 1024);
        assertThat(Duration.ofNanos(worked)).isLessThan(IN_TIME);
    }

    private static String laughs() {
        var text = new StringBuilder("<!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            text.append("<!ENTITY a").append(i).append(" \"");
            text.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return text.append("]><EML>&a29;").toString();
    }

    @Test
    void twoHundredMegabytesAreNotRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve("huge");
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(200L * 1024 * 1024);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'<'}));
        }
        assertThat(PartyImport.read(new PartyImport.Named("huge", file)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(Code.TOO_LARGE);
    }

    private static void assertCode(String text, Code code) {
        assertThat(read(text).problems()).extracting(ImportProblem::code).contains(code);
    }

    private static PartyFile read(String text) {
        return new EmlReader().read("a file", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String sample(String name) {
        try (InputStream in = Objects.requireNonNull(EmlReaderTests.class.getResourceAsStream("/eml/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
