package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A telephone number can be dialled as it is kept, however it was written. */
@WholeApplication
class SignUpChecksTests {

    @Autowired
    SignUpChecks checks;

    @ParameterizedTest
    @CsvSource({
        "06 12345678, 0612345678",
        "06-12 34 56 78, 0612345678",
        "(030) 123 45 67, 0301234567",
        "+31 6 12345678, +31612345678",
        "+31 (0)6 12345678, +31612345678",
        "+31-(0)6-12345678, +31612345678",
        "+31.(0)6.12345678, +31612345678",
        "0031 (0) 6 12345678, +31612345678",
        "+32 470 12 34 56, +32470123456"
    })
    void numbersAreKeptAsTheyAreDialled(String written, String kept) {
        var problems = Problems.in("nl");
        assertThat(checks.phone(written, problems)).isEqualTo(kept);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "06 1234567", "06 123456789", "+0 612345678", "bel mij"})
    void whatIsNoNumberIsRefused(String written) {
        var problems = Problems.in("nl");
        checks.phone(written, problems);
        assertThat(problems.any()).isTrue();
    }
}
