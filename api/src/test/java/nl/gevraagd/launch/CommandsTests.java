package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.Gevraagd;
import nl.gevraagd.launch.Commands.Call;
import nl.gevraagd.launch.Commands.NotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator can say, and what they read when it makes no sense: all of it without a database. */
class CommandsTests {

    private final Commands commands = new Commands(Gevraagd.class);

    @TempDir
    Path folder = Path.of("");

    @Test
    void theHelpShowsEachCommandWithAllThatItTakesAndWhatItDoes() {
        assertThat(commands.help().replaceAll("\\s+", " "))
                .startsWith("Gevraagd – without a command it serves")
                .contains(
                        " keys new FILE makes the keys of an installation keys rotate FILE adds ",
                        " member add --email E --role R [--branch B] [--name N] [--locale nl|en] makes somebody a member",
                        " B: a branch's id, or GM0344/Name of the party ",
                        " member remove --email E [--role R] [--branch B] takes ",
                        " import municipalities [--dry-run] FILE... replaces the table of municipalities import parties",
                        " import parties [--dry-run] FILE... adds parties ",
                        " outbox unknown lists letters ",
                        " verify audit [FILE] checks the chain of what was read. FILE: what it printed before")
                .endsWith("Settings are environment variables; README.md lists them. ");
        assertThat(commands.help().lines()).allMatch(line -> line.length() < 120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"export parties", "import", "member", "member promote --email a@b.nl", "importparties", "keys"})
    void whatIsNoCommandIsToldSo(String words) {
        assertThatThrownBy(() -> said(words))
                .isInstanceOf(NotUnderstood.class)
                .hasMessage("'" + words + "' is no command. `--help` lists them.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import parties                           | Missing required parameter: 'FILE'. | import parties [--dry-run] FILE...
            import parties --dry-run                 | Missing required parameter: 'FILE'. | import parties [--dry-run] FILE...
            import parties a.csv --force             | `import parties` does not know '--force'. | import parties [--dry-run] FILE...
            import parties --dry-run a.csv --dry-run | option '--dry-run' should be specified only once. | import parties [--dry-run] FILE...
            outbox unknown please                    | `outbox unknown` does not know 'please'. | outbox unknown
            outbox restored --now                    | `outbox restored` does not know '--now'. | outbox restored
            erasures export                          | Missing required parameter: 'FILE'. | erasures export FILE
            erasures replay a b                      | `erasures replay` does not know 'b'. | erasures replay FILE
            verify audit a b                         | `verify audit` does not know 'b'. | verify audit [FILE]
            verify consents --quick                  | `verify consents` does not know '--quick'. | verify consents [FILE]
            keys new                                 | Missing required parameter: 'FILE'. | keys new FILE
            keys rotate a b                          | `keys rotate` does not know 'b'. | keys rotate FILE
            member remove --email a@b.nl --role      | Missing required parameter for option '--role' (R). | member remove --email E [--role R] [--branch B]
            member remove --email a@b.nl --role KING --branch B | Invalid value for option '--role': expected one of [BRANCH_VIEWER, BRANCH_RECRUITER, BRANCH_ADMIN, CAMPAIGN_ANALYST, CAMPAIGN_MANAGER, PRIVACY_OFFICER, PLATFORM_ADMIN] (case-insensitive) but was 'KING'. | member remove --email E [--role R] [--branch B]
            """)
    void whatACommandDoesNotTakeIsToldWithWhatItTakes(String words, String problem, String takes) {
        assertThatThrownBy(() -> said(words))
                .isInstanceOf(NotUnderstood.class)
                .hasMessage(problem + "\nNothing was done. It is: " + takes);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() ->
                        said("member add --email a@b.nl --email a@c.nl --branch GM0344/X --locale fy --rol --rol"))
                .hasMessageContainingAll(
                        "option '--email' (E) should be specified only once.",
                        "Missing required option: '--role R'.",
                        "`member add` does not know '--rol', '--rol'.",
                        "--locale is one of [nl, en].",
                        "--branch goes with --role.",
                        "\nNothing was done. It is: member add --email E --role R [--branch B]");
    }

    @Test
    void anAddressThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> said("member remove --email not.an.address"))
                .hasMessageStartingWith("Invalid value for option '--email': it is no e-mail address.\n")
                .hasMessageNotContaining("not.an.address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member remove --email a@b.nl --role BRANCH_VIEWER --branch GM0344/X",
                "member remove --branch GM0344/X --role branch_viewer --email a@b.nl"
            })
    void optionsStandInAnyOrderAndRolesInAnyCase(String words) {
        var call = said(words);
        assertThat(call.name()).isEqualTo("member remove");
        assertThat(call.arguments())
                .extracting(argument -> argument.<Object>getValue().toString())
                .containsExactly("***@***", "BRANCH_VIEWER", "GM0344/X");
    }

    @Test
    void aFileIsNamedAsItIs() throws Exception {
        var list = Files.writeString(folder.resolve("list"), "a b");
        var call = said("import parties @" + list + " -- --dry-run");
        assertThat(call.arguments())
                .extracting(argument -> argument.<Object>getValue())
                .containsExactly(List.of("@" + list, "--dry-run"), false);
    }

    @Test
    void keysAreMadeOnceAndRotatedWithoutADatabase() {
        var file = folder.resolve("keys.json");
        var keys = new KeysCommands();
        assertThat(said("keys new " + file).by(keys).lines())
                .singleElement()
                .asString()
                .startsWith("Wrote new keys to " + file);
        assertThat(said("keys rotate " + file).by(keys).done()).isTrue();
        assertThatThrownBy(() -> said("keys new " + file).by(keys))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("never overwritten");
        assertThatThrownBy(() -> said("keys rotate " + folder.resolve("gone")).by(keys))
                .isInstanceOf(CannotStart.class);
    }

    private Call said(String words) {
        return commands.understand(List.of(words.split(" ", -1)));
    }
}
