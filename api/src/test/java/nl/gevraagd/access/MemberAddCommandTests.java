package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.gevraagd.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator hears of everything that is wrong at once, and a second time changes nothing. */
@WholeApplication
class MemberAddCommandTests {

    @Autowired
    private MemberAddCommand command;

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(run(
                        2,
                        "--email",
                        "nobody",
                        "--role",
                        "KING",
                        "--name",
                        " ",
                        "--locale",
                        "fy",
                        "--rol",
                        "X",
                        "--name"))
                .contains(
                        "--email is missing",
                        "--role is one of",
                        "--name is empty",
                        "--locale is one of",
                        "'--rol' is none of",
                        "--name has no value");
        assertThat(run(2, "--email", "a@voorbeeld.example", "--role", "BRANCH_RECRUITER"))
                .isEqualToIgnoringNewLines("This role needs --branch.");
        assertThat(run(1, "--email", "a@voorbeeld.example", "--role", "BRANCH_RECRUITER", "--branch", "GM0344/Niemand"))
                .isEqualToIgnoringNewLines("There is no such branch.");
    }

    @Test
    void aRoleIsGivenOnce() {
        String[] words = {"--email", "twee.keer@voorbeeld.example", "--role", "CAMPAIGN_MANAGER", "--name", "Twee Keer"
        };
        assertThat(run(0, words)).contains("Gave the role CAMPAIGN_MANAGER.");
        assertThat(run(0, words)).contains("Nothing changed");
    }

    private String run(int exit, String... words) {
        var out = new ByteArrayOutputStream();
        assertThat(command.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }
}
