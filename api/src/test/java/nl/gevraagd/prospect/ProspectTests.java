package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import org.junit.jupiter.api.Test;

class ProspectTests {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** Else the figures of where they came from would count them for ever. */
    @Test
    void whoMovesAgainBeforeTheyWereCountedIsCountedAnewWhereTheyCameFrom() {
        var uncounted = livingIn("GM0344").movedTo("GM0363", NOW);
        assertThat(uncounted.movedFrom()).isEqualTo("GM0344");
        assertThat(uncounted.movedTo("GM0599", NOW).movedFrom()).isEqualTo("GM0344");

        var counted = withNothingPending(uncounted);
        assertThat(counted.movedTo("GM0599", NOW).movedFrom()).isEqualTo("GM0363");
        assertThat(counted.paused(true).movedFrom()).as("stays").isEqualTo("GM0344");
    }

    private static Prospect livingIn(String municipality) {
        var person = new Person("Vera Voorbeeld", new EmailAddress("vera@voorbeeld.example"), null, null, false, "nl");
        var signUp = new SignUp(municipality, person, new Wishes(List.of(), null), List.of(), List.of());
        return withNothingPending(Prospect.confirmed(ProspectId.next(), signUp, Consents.none(), NOW, NOW));
    }

    private static Prospect withNothingPending(Prospect prospect) {
        return new Prospect(
                prospect.id(),
                prospect.status(),
                prospect.municipality(),
                prospect.movedFrom(),
                prospect.person(),
                prospect.wishes(),
                prospect.consents(),
                prospect.waitFor(),
                prospect.signedUpAt(),
                prospect.confirmedAt(),
                List.of(),
                prospect.version());
    }
}
