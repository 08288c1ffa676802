package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A new version of the texts takes nothing away from whoever agreed to the one before. */
class ConsentTextsTests {

    private final ConsentTexts texts = new ConsentTexts(List.of("2026-01", "2026-11"));

    @Test
    void onlyTheNewestIsInForce() {
        assertThat(texts.in("nl")).extracting(ConsentText::version).containsOnly("2026-11");
        assertThat(texts.inForce(ConsentPurpose.NEWSLETTER, "2026-01", "nl")).isEmpty();
        assertThat(texts.inForce(ConsentPurpose.NEWSLETTER, "2026-11", "nl")).isPresent();
    }

    @Test
    void anOlderOneIsStillKnownToTheSignUpsThatNameIt() {
        var known = texts.known(ConsentPurpose.SHARE_WITH_BRANCH, "2026-01", "en");
        assertThat(known.body()).isEqualTo("An older text of SHARE_WITH_BRANCH.");
        assertThat(known.version()).isEqualTo("2026-01");
    }
}
