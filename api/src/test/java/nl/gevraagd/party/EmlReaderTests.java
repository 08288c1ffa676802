package nl.gevraagd.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nl.gevraagd.party.PartyFile.Code;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance row R-27, and that people in a file are never read. */
class EmlReaderTests {

    private static final String GOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment may come first -->
            <EML xmlns="urn:oasis:names:tc:evs:schema:eml" xmlns:kr="http://www.kiesraad.nl/extensions" Id="KIND" SchemaVersion="5">
            <ElectionEvent><Election><ElectionIdentifier Id="GR2026_Stadskanaal">
            <ElectionCategory>GR</ElectionCategory><kr:ElectionSubcategory>GR2</kr:ElectionSubcategory>
            <kr:ElectionDomain Id="0037">Stadskanaal</kr:ElectionDomain><kr:ElectionDate>2026-03-18</kr:ElectionDate>
            </ElectionIdentifier><kr:NumberOfSeats>23</kr:NumberOfSeats>
            <kr:RegisteredParties>PARTIES</kr:RegisteredParties></Election></ElectionEvent></EML>
            """;
    private static final String TWO =
            "<kr:RegisteredParty><kr:RegisteredAppellation>Partij De Berk</kr:RegisteredAppellation></kr:RegisteredParty>"
                    + "<kr:RegisteredParty><kr:RegisteredAppellation>Jong &amp; Wijs</kr:RegisteredAppellation></kr:RegisteredParty>";

    @Test
    void registeredPartiesAreRead() {
        var eml = read(good("110a", TWO));
        assertThat(eml.kind()).isEqualTo("110a");
        assertThat(eml.election()).isEqualTo("GR2026");
        assertThat(eml.municipality()).isEqualTo("0037");
        assertThat(eml.parties().refused()).isEmpty();
        assertThat(eml.parties().entries()).extracting(Entry::name).containsExactly("Partij De Berk", "Jong & Wijs");
    }

    @Test
    void peopleInAListAreSkippedAndABlankListHasNoName() {
        var lists =
                "<Affiliation><AffiliationIdentifier Id=\"1\"><RegisteredName>Partij De Berk</RegisteredName></AffiliationIdentifier>"
                        + "<Candidate><RegisteredName>KANARIE</RegisteredName><LastName>KANARIE</LastName></Candidate></Affiliation>"
                        + "<Affiliation><AffiliationIdentifier Id=\"2\"><RegisteredName></RegisteredName></AffiliationIdentifier></Affiliation>";
        var eml = read(good("230b", lists));
        assertThat(eml.parties().entries()).extracting(Entry::name).containsExactly("Partij De Berk");
        assertThat(eml.toString()).doesNotContain("KANARIE");
    }

    @Test
    void whatIsOnlyValidIsRefusedByItsMeaning() {
        assertCode(good("510b", TWO), Code.WRONG_DOCUMENT);
        assertCode(good("110a", ""), Code.NO_PARTIES);
        assertCode(good("110a", TWO).replace("GR2<", "AB2<"), Code.WRONG_ELECTION);
        assertCode(good("110a", TWO).replace("GR2<", "GR1<"), Code.WRONG_ELECTION);
        assertCode(good("110a", TWO).replace(">GR<", ">PS<"), Code.WRONG_ELECTION);
        assertCode(
                good("110a", TWO).replace("<kr:ElectionDomain Id=\"0037\">Stadskanaal</kr:ElectionDomain>", ""),
                Code.WRONG_MUNICIPALITY);
        assertCode(good("110a", TWO).replace("De Berk", "x".repeat(300)), Code.WRONG_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<EML>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><EML Id=\"110a\">&x;</EML>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><EML Id=\"110a\"/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><EML Id=\"110a\"/>",
                "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><EML Id=\"110a\">&b;</EML>",
                "<EML Id=\"110a\">&undefined;</EML>"
            })
    void hostileFilesAreRefusedWithOneCode(String text) {
        assertCode(text, Code.NOT_XML);
    }

    @Test
    void includesAreNotFollowedAndDepthEnds() {
        assertCode(
                "<EML Id=\"110a\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></EML>",
                Code.NO_PARTIES);
        assertCode("<a>".repeat(100_000) + "</a>".repeat(100_000), Code.NOT_XML);
    }

    private static void assertCode(String text, Code code) {
        assertThat(read(text).parties().refused()).extracting(Refused::code).contains(code);
    }

    private static EmlReader.Eml read(String text) {
        return new EmlReader().read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String good(String kind, String parties) {
        return GOOD.replace("KIND", kind).replace("PARTIES", parties);
    }
}
