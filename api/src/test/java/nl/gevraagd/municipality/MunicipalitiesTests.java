package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class MunicipalitiesTests {

    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2027, 1, 1);

    private final Snapshot tables = Snapshot.of(bundled());

    @Test
    void wijdemerenGoesIntoHilversumByData() {
        assertThat(tables.allOn(BEFORE)).hasSize(342);
        assertThat(tables.allOn(AFTER)).hasSize(341);
        assertThat(tables.on(BEFORE, "GM1696")).map(Municipality::name).contains("Wijdemeren");
        assertThat(tables.on(AFTER, "GM1696")).map(Municipality::name).contains("Hilversum");
        assertThat(tables.on(BEFORE, "GM0402")).map(Municipality::seats).contains(37);
        assertThat(tables.on(AFTER, "GM0402")).map(Municipality::seats).contains(39);
        assertThat(tables.nextMerger(BEFORE, "GM1696")).contains(new Snapshot.Merger(AFTER, "Wijdemeren", "GM0402"));
        assertThat(tables.nextMerger(AFTER, "GM1696")).isEmpty();
        assertThat(tables.nameBefore(BEFORE, "GM1696")).isEmpty();
        assertThat(tables.nameBefore(AFTER, "GM1696")).contains("Wijdemeren");
        assertThat(tables.nextMerger(BEFORE, "GM0402")).isEmpty();
        assertThat(tables.goingInto(BEFORE, "GM0402"))
                .extracting(Municipality::name)
                .containsExactly("Wijdemeren");
        assertThat(tables.goingInto(AFTER, "GM0402")).isEmpty();
        assertThat(tables.goneInto(AFTER).get("GM0402")).contains("Wijdemeren");
    }

    @Test
    void whoIsGoneIsFoundAtTheAddressOfItsPageWhoIsToComeIsNot() {
        assertThat(tables.bySlug(BEFORE)).hasSize(342);
        assertThat(tables.bySlug(AFTER).get("wijdemeren"))
                .extracting(Municipality::code)
                .isEqualTo("GM1696");
        assertThat(tables.bySlug(AFTER).get("hilversum"))
                .as("and not as it was")
                .extracting(Municipality::seats)
                .isEqualTo(39);
        var later = bundled();
        later.compute(
                ReferenceTable.MUNICIPALITIES,
                (table, text) -> text + "GM1999;Meerstad aan Zee;Noord-Holland;50000;29;estimated;2027-01-01;;\n");
        var more = Snapshot.of(later);
        assertThat(more.bySlug(BEFORE)).doesNotContainKey("meerstad-aan-zee");
        assertThat(more.bySlug(AFTER).get("meerstad-aan-zee"))
                .extracting(Municipality::seatsEstimated)
                .isEqualTo(true);
    }

    /** The same as {@code slug} of the web client, whose own test has these names too. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'s-Hertogenbosch,s-hertogenbosch", "Súdwest-Fryslân,sudwest-fryslan", "Bergen (NH.),bergen-nh"})
    void theAddressOfAPageNeedsNoAccents(String name, String slug) {
        assertThat(tables.bySlug(BEFORE).get(slug))
                .extracting(Municipality::name)
                .isEqualTo(name);
    }

    @Test
    void aPostcodeCanTouchTwoMunicipalitiesAndAWholeOneNever() {
        assertThat(tables.byPostcode(BEFORE, "1271"))
                .extracting(Municipality::name)
                .containsExactly("Huizen", "Hilversum");
        assertThat(tables.byPostcode(BEFORE, "1271ZN"))
                .extracting(Municipality::name)
                .containsExactly("Hilversum");
        assertThat(tables.byPostcode(BEFORE, "1271AB"))
                .extracting(Municipality::name)
                .containsExactly("Huizen");
        assertThat(tables.byPostcode(BEFORE, "1099")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "den bosch|'s-Hertogenbosch",
                "s hertogenbosch|'s-Hertogenbosch",
                "sudwest fryslan|Súdwest-Fryslân",
                "den haag|'s-Gravenhage",
                "utrecth|Utrecht",
                "Stadskanal|Stadskanaal",
                "amst|Amsterdam",
                "GRONINGEN|Groningen",
                "noardeast|Noardeast-Fryslân"
            })
    void peopleFindTheirMunicipalityByWhatTheyType(String typed, String first) {
        var search = new NameSearch(tables.allOn(BEFORE), tables.goneInto(BEFORE));
        assertThat(search.find(typed)).first().extracting(Municipality::name).isEqualTo(first);
    }

    @Test
    void bothBergensAreFound() {
        var search = new NameSearch(tables.allOn(BEFORE), Map.of());
        assertThat(search.find("bergen")).extracting(Municipality::name).contains("Bergen (NH.)", "Bergen (L.)");
        assertThat(search.find("")).isEmpty();
        assertThat(search.find("xqzw")).isEmpty();
    }

    @Test
    void everyMunicipalityHasANextElection() {
        assertThat(tables.allOn(BEFORE))
                .allSatisfy(one -> assertThat(tables.next(BEFORE, one.code()))
                        .map(Election::electionDay)
                        .contains(LocalDate.of(2030, 3, 20)));
        assertThat(tables.next(LocalDate.of(2026, 11, 1), "GM0402"))
                .map(Election::kind)
                .contains(ElectionKind.REDIVISION);
    }

    @Test
    void everyMunicipalityHasAPostcodeAndEveryPostcodeAMunicipality() {
        var rows = ReferenceTable.POSTCODES
                .parse(bundled().getOrDefault(ReferenceTable.POSTCODES, ""))
                .rows();
        assertThat(rows.stream().filter(row -> row.getOrDefault("postcode", "").length() == 4))
                .hasSize(4_072);
        assertThat(rows.stream().filter(row -> row.getOrDefault("postcode", "").length() == 6))
                .hasSize(23);
        assertThat(rows.stream()
                        .flatMap(row ->
                                Stream.of(row.getOrDefault("cbs_codes", "").split("\\|", -1)))
                        .distinct())
                .hasSize(342);
    }

    @Test
    void aWrongTableIsRefusedWithLineAndReason() {
        var header = "postcode;cbs_codes\n";
        assertThat(ReferenceTable.POSTCODES
                        .parse(header + "1011;GM0363\n1011;GM0363\n12;GM0363\n1012\n1013;x")
                        .refused())
                .extracting(ReferenceTable.Refused::line)
                .containsExactly(3L, 4L, 5L, 6L);
        assertThat(ReferenceTable.POSTCODES
                        .parse(header + "1011;GM0363\n1271;\"GM0402\n")
                        .refused())
                .hasToString("[line 3: this line, or one after it, is not CSV: look at its quotes]");
        assertThat(ReferenceTable.POSTCODES.parse("a;b\n1;2").refused()).hasSize(1);
        assertThat(ReferenceTable.POSTCODES.parse("").refused()).hasToString("[there are no rows]");
        assertThat(ReferenceTable.POSTCODES
                        .parse("\uFEFF" + header + "1011;GM0363\n")
                        .refused())
                .isEmpty();
        assertThat(List.of(ReferenceTable.values())).hasSize(4);
    }

    private static Map<ReferenceTable, String> bundled() {
        var texts = new EnumMap<ReferenceTable, String>(ReferenceTable.class);
        for (var table : ReferenceTable.values()) {
            try {
                texts.put(
                        table,
                        new ClassPathResource("reference/" + table.label() + ".csv")
                                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return texts;
    }
}
