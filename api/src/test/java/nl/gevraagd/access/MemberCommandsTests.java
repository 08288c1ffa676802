package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.OperatorCommand;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator hears of everything that is wrong at once, and a second time changes nothing. */
@WholeApplication
class MemberCommandsTests {

    @Autowired
    private MemberAddCommand add;

    @Autowired
    private MemberRemoveCommand remove;

    @Autowired
    private Members members;

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(run(
                        add,
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
        assertThat(run(
                        add,
                        2,
                        "--email",
                        "a@voorbeeld.example",
                        "--role",
                        "PRIVACY_OFFICER",
                        "--name",
                        "n".repeat(101)))
                .isEqualToIgnoringNewLines("--name is longer than 100 characters.");
        assertThat(run(add, 2, "--email", "a@voorbeeld.example", "--role", "BRANCH_RECRUITER"))
                .isEqualToIgnoringNewLines("This role needs --branch.");
        assertThat(run(
                        add,
                        1,
                        "--email",
                        "a@voorbeeld.example",
                        "--role",
                        "BRANCH_RECRUITER",
                        "--branch",
                        "GM0344/Niemand"))
                .isEqualToIgnoringNewLines("There is no such branch.");
    }

    @Test
    void aRoleIsGivenOnce() {
        String[] words = {"--email", "twee.keer@voorbeeld.example", "--role", "CAMPAIGN_MANAGER", "--name", "Twee Keer"
        };
        assertThat(run(add, 0, words)).contains("Gave the role CAMPAIGN_MANAGER.");
        assertThat(run(add, 0, words)).contains("Nothing changed");
    }

    @Test
    void rolesAreTakenAwayOneByOneOrAllAtOnce() {
        var email = "gaat.weg@voorbeeld.example";
        for (var role : List.of("CAMPAIGN_MANAGER", "PRIVACY_OFFICER", "CAMPAIGN_ANALYST")) {
            run(add, 0, "--email", email, "--role", role);
        }
        assertThat(run(remove, 2, "--email", email, "--role", "BRANCH_VIEWER", "--rol", "X"))
                .contains("'--rol' is none of", "This role needs --branch.");
        assertThat(run(remove, 2, "--email", email, "--branch", "GM0344/CDA")).contains("--branch goes with --role.");
        assertThat(run(remove, 1, "--email", email, "--role", "BRANCH_VIEWER", "--branch", "GM0344/Niemand"))
                .contains("There is no such branch.");
        assertThat(run(remove, 1, "--email", email, "--role", "PLATFORM_ADMIN")).contains("Nothing changed");
        assertThat(run(remove, 0, "--email", email, "--role", "CAMPAIGN_ANALYST"))
                .contains("Took away the role CAMPAIGN_ANALYST");
        var id = members.byAddress(new EmailAddress(email)).orElseThrow();
        assertThat(members.find(id).orElseThrow().roles()).containsExactly(Role.CAMPAIGN_MANAGER, Role.PRIVACY_OFFICER);
        assertThat(run(remove, 0, "--email", email)).contains("Took away all roles");
        assertThat(members.find(id)).isEmpty();
        assertThat(run(remove, 1, "--email", email)).contains("Nothing changed");
    }

    private String run(OperatorCommand command, int exit, String... words) {
        var out = new ByteArrayOutputStream();
        assertThat(command.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }
}
