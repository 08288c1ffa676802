package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    private static final Map<String, String> REAL = Map.of(
            "GEVRAAGD_KEYS", "keys", "GEVRAAGD_MAIL_FROM", "a@b.example", "GEVRAAGD_MAIL_POSTAL_ADDRESS", "Straat 1");

    @ParameterizedTest
    @CsvSource({
        "SERVER_PORT, x",
        "SERVER_PORT, 70000",
        "MANAGEMENT_SERVER_PORT, -1",
        "GEVRAAGD_KEYS, ''",
        "GEVRAAGD_MAIL_FROM, ''",
        "GEVRAAGD_MAIL_POSTAL_ADDRESS, ''",
        "GEVRAAGD_SHIELD, off",
        "GEVRAAGD_TRUSTED_PROXIES, localhost",
        "GEVRAAGD_TRUSTED_PROXIES, 10.0.0.0/33",
        "GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS, 0"
    })
    void aWrongSettingIsNamedInOneSentence(String name, String value) {
        var values = new HashMap<>(REAL);
        values.put(name, value);
        assertThatThrownBy(() -> new Settings(values).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(name);
    }

    @Test
    void theDemoNeedsNothing() {
        assertThatCode(() -> new Settings(Map.of("SPRING_PROFILES_ACTIVE", "demo", "GEVRAAGD_SHIELD", "off")).check())
                .doesNotThrowAnyException();
        assertThatCode(() -> new Settings(REAL).check()).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseWithoutANameIsGevraagd() {
        assertThat(Settings.withName("mongodb://h:1")).isEqualTo("mongodb://h:1/gevraagd");
        assertThat(Settings.withName("mongodb://h:1/?replicaSet=rs0"))
                .isEqualTo("mongodb://h:1/gevraagd?replicaSet=rs0");
        assertThat(Settings.withName("mongodb://h:1/x?w=1")).isEqualTo("mongodb://h:1/x?w=1");
        assertThatThrownBy(() -> Settings.withName("http://h")).hasMessageContaining("MONGODB_URI");
    }

    @Test
    void theHelpKnowsItsCommands() {
        assertThat(Help.knows(List.of("member", "add", "--email", "x"))).isTrue();
        assertThat(Help.knows(List.of("member"))).isFalse();
        assertThat(Help.TEXT).contains("keys new", "outbox unknown", "verify audit", "import parties");
    }
}
