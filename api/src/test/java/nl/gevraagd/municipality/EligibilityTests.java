package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.gevraagd.municipality.Eligibility.EligibilityInput;
import nl.gevraagd.municipality.Eligibility.Ground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may become a councillor (Gemeentewet art. 10 and 13): each answer weighs on its own ground and on no other. */
class EligibilityTests {

    @ParameterizedTest
    @CsvSource({
        "false, true, true, , , false, Je bent 18 jaar",
        "true, false, true, , , false, Je woont in de gemeente",
        "true, true, false, , , false, Je bent Nederlander",
        "true, true, false, false, , false, Je bent Nederlander",
        "true, true, true, , , true, Een rechter",
        "true, true, true, , true, false, Je werkt niet als ambtenaar"
    })
    void oneAnswerThatStandsInTheWayMarksOneGround(
            boolean eighteen,
            boolean resident,
            boolean citizen,
            @Nullable Boolean fiveYears,
            @Nullable Boolean official,
            boolean excluded,
            String ground) {
        var judged = Eligibility.of(new EligibilityInput(eighteen, resident, citizen, fiveYears, official, excluded));
        assertThat(judged.eligible()).isFalse();
        assertThat(judged.grounds())
                .filteredOn(one -> !one.met())
                .singleElement()
                .extracting(Ground::dutch)
                .asString()
                .startsWith(ground);
    }

    @Test
    void fiveYearsHereStandForAPassport() {
        assertThat(Eligibility.of(new EligibilityInput(true, true, false, true, false, false)))
                .returns(true, Eligibility::eligible);
    }

    @Test
    void eachGroundNamesItsArticle() {
        var grounds = Eligibility.of(new EligibilityInput(true, true, true, null, null, false))
                .grounds();
        assertThat(grounds)
                .extracting(Ground::article)
                .isEqualTo(List.of(
                        "Gemeentewet artikel 10, Kieswet artikel H 7",
                        "Gemeentewet artikel 10, Kieswet artikel H 7",
                        "Gemeentewet artikel 10",
                        "Gemeentewet artikel 10",
                        "Gemeentewet artikel 13"));
        assertThat(grounds).allMatch(Ground::met);
    }
}
