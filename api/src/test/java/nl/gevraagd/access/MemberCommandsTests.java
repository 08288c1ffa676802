package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.shared.EmailAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The operator hears of everything that is wrong at once, and a second time changes nothing. */
@WholeApplication
class MemberCommandsTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Members members;

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(run(
                        "add",
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
                        "Invalid value for option '--email': it is no e-mail address.",
                        "Invalid value for option '--role': expected one of [BRANCH_VIEWER, ",
                        "--name is empty",
                        "--locale is one of",
                        "`member add` does not know '--rol', 'X'.",
                        "Missing required parameter for option '--name' (N).");
        assertThat(run(
                        "add",
                        2,
                        "--email",
                        "a@voorbeeld.example",
                        "--role",
                        "PRIVACY_OFFICER",
                        "--name",
                        "n".repeat(101)))
                .startsWith("--name is longer than 100 characters.\nNothing was done.");
        assertThat(run("add", 2, "--email", "a@voorbeeld.example", "--role", "BRANCH_RECRUITER"))
                .startsWith("This role needs --branch.\nNothing was done.");
        assertThat(run(
                        "add",
                        1,
                        "--email",
                        "a@voorbeeld.example",
                        "--role",
                        "BRANCH_RECRUITER",
                        "--branch",
                        "GM0344/Niemand"))
                .isEqualToIgnoringNewLines("There is no such branch.");
        assertThat(run("add", 1, "--email", "a@voorbeeld.example", "--role", "BRANCH_RECRUITER", "--branch", "GM0344/"))
                .isEqualToIgnoringNewLines("There is no such branch.");
    }

    @Test
    void aRoleIsGivenOnce() {
        String[] words = {"--email", "twee.keer@voorbeeld.example", "--role", "CAMPAIGN_MANAGER", "--name", "Twee Keer"
        };
        assertThat(run("add", 0, words)).contains("Gave the role CAMPAIGN_MANAGER.");
        assertThat(run("add", 0, words)).contains("Nothing changed");
    }

    @Test
    void rolesAreTakenAwayOneByOneOrAllAtOnce() {
        var email = "gaat.weg@voorbeeld.example";
        for (var role : List.of("CAMPAIGN_MANAGER", "PRIVACY_OFFICER", "CAMPAIGN_ANALYST")) {
            run("add", 0, "--email", email, "--role", role);
        }
        assertThat(run("remove", 2, "--email", email, "--role", "BRANCH_VIEWER", "--rol", "X"))
                .contains("does not know '--rol'", "This role needs --branch.");
        assertThat(run("remove", 2, "--email", email, "--branch", "GM0344/CDA")).contains("--branch goes with --role.");
        assertThat(run("remove", 1, "--email", email, "--role", "BRANCH_VIEWER", "--branch", "GM0344/Niemand"))
                .contains("There is no such branch.");
        assertThat(run("remove", 1, "--email", email, "--role", "PLATFORM_ADMIN"))
                .contains("Nothing changed");
        assertThat(run("remove", 0, "--email", email, "--role", "CAMPAIGN_ANALYST"))
                .contains("Took away the role CAMPAIGN_ANALYST");
        var id = members.byAddress(new EmailAddress(email)).orElseThrow();
        assertThat(members.find(id).orElseThrow().roles()).containsExactly(Role.CAMPAIGN_MANAGER, Role.PRIVACY_OFFICER);
        assertThat(run("remove", 0, "--email", email)).contains("Took away all roles");
        assertThat(members.find(id)).isEmpty();
        assertThat(run("remove", 1, "--email", email)).contains("Nothing changed");
    }

    private String run(String command, int exit, String... words) {
        return Operator.hears(
                application,
                exit,
                Stream.concat(Stream.of("member", command), Stream.of(words)).toArray(String[]::new));
    }
}
