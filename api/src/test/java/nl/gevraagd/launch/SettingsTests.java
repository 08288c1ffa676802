package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.spi.dns.DnsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.gevraagd.shared.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "SPRING_PROFILES_ACTIVE, de mo",
        "SPRING_PROFILES_ACTIVE, Demo",
        "SPRING_PROFILES_ACTIVE, 'other,a?'",
        "SERVER_PORT, x",
        "SERVER_PORT, 70000",
        "SERVER_PORT, 8081",
        "MANAGEMENT_SERVER_PORT, -1",
        "MANAGEMENT_SERVER_ADDRESS, no such host",
        "SERVER_ADDRESS, no such host",
        "GEVRAAGD_HOME, /dev/null",
        "GEVRAAGD_HOME, /dev/null/deeper",
        "GEVRAAGD_KEYS, ''",
        "GEVRAAGD_KEYS, /dev/null/keys",
        "GEVRAAGD_KEYS, /dev/null",
        "GEVRAAGD_MAIL_FROM, ''",
        "GEVRAAGD_MAIL_FROM, nobody",
        "GEVRAAGD_MAIL_FROM, 'a@b.example, c@d.example'",
        "GEVRAAGD_MAIL_FROM, 'a@b.example\nBcc: c@d.example'",
        "GEVRAAGD_MAIL_POSTAL_ADDRESS, ''",
        "GEVRAAGD_OPERATOR_PRIVACY_OFFICER, Voorbeeldstraat 1",
        "GEVRAAGD_OPERATOR_PRIVACY_OFFICER, FG <fg@gevraagd.example>",
        "GEVRAAGD_PUBLIC_URL, gevraagd.example",
        "GEVRAAGD_PUBLIC_URL, ftp://gevraagd.example",
        "GEVRAAGD_PUBLIC_URL, https://gevraagd.example:99999",
        "GEVRAAGD_PUBLIC_URL, https://gevraagd.example/?a=b",
        "GEVRAAGD_PUBLIC_URL, https://a:b@gevraagd.example",
        "GEVRAAGD_PUBLIC_URL, https://gevraagd.example/#a",
        "SPRING_MAIL_HOST, mail server",
        "SPRING_MAIL_PORT, x",
        "SPRING_MAIL_PORT, 70000",
        "GEVRAAGD_SHIELD, off",
        "GEVRAAGD_TRUSTED_PROXIES, localhost",
        "GEVRAAGD_TRUSTED_PROXIES, 10.0.0.0/33",
        "GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS, 0"
    })
    void aWrongSettingIsNamedInOneSentence(String name, String value) throws IOException {
        var values = real();
        values.put(name, value);
        assertThatThrownBy(() -> new Settings(values).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(name);
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        var nothing = Map.of("GEVRAAGD_HOME", folder.toString());
        assertThatThrownBy(() -> new Settings(nothing).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("GEVRAAGD_KEYS, GEVRAAGD_MAIL_FROM, GEVRAAGD_MAIL_POSTAL_ADDRESS");
    }

    @Test
    void theDemoNeedsNothingAndWhatIsEmptyIsNotSet() throws IOException {
        var demo =
                Map.of("SPRING_PROFILES_ACTIVE", "demo", "GEVRAAGD_SHIELD", "off", "GEVRAAGD_HOME", folder.toString());
        assertThatCode(() -> new Settings(demo).check()).doesNotThrowAnyException();
        var real = real();
        assertThatCode(() -> new Settings(real).check()).doesNotThrowAnyException();
        for (var name : List.of("SERVER_PORT", "SPRING_MAIL_PORT", "GEVRAAGD_PUBLIC_URL", "GEVRAAGD_SHIELD")) {
            real.put(name, "");
        }
        assertThatCode(() -> new Settings(real).check()).doesNotThrowAnyException();
        real.put("GEVRAAGD_PUBLIC_URL", "https://gevraagd.example/");
        real.put("GEVRAAGD_OPERATOR_PRIVACY_OFFICER", "fg@gevraagd.example");
        assertThatCode(() -> new Settings(real).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void theDemoIsForThisMachineAlone(String address) throws IOException {
        var demo = Map.of(
                "SPRING_PROFILES_ACTIVE", "more, demo", "SERVER_ADDRESS", address, "GEVRAAGD_HOME", folder.toString());
        assertThatThrownBy(() -> new Settings(demo).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SERVER_ADDRESS");
        var real = real();
        real.put("SERVER_ADDRESS", address);
        assertThatCode(() -> new Settings(real).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void theDemoMayHaveAnotherAddressOfThisMachineAlone(String address) {
        var demo =
                Map.of("SPRING_PROFILES_ACTIVE", "demo", "SERVER_ADDRESS", address, "GEVRAAGD_HOME", folder.toString());
        assertThatCode(() -> new Settings(demo).check()).doesNotThrowAnyException();
    }

    @Test
    void keysAreFoundWithoutTheOtherSettings() throws IOException {
        var real = real();
        var keys = real.get("GEVRAAGD_KEYS");
        assertThat(new Settings(Map.of("GEVRAAGD_KEYS", keys)).keys().branchKey("b"))
                .isEqualTo(Keys.read(Path.of(keys)).branchKey("b"));
        var demo = Map.of("SPRING_PROFILES_ACTIVE", "demo", "GEVRAAGD_HOME", folder.toString());
        assertThatThrownBy(() -> new Settings(demo).keys())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("demo.keys cannot be read");
        Files.copy(Path.of(keys), folder.resolve("demo.keys"));
        assertThat(new Settings(demo).keys().branchKey("b"))
                .isEqualTo(Keys.read(Path.of(keys)).branchKey("b"));
        for (var wrong : List.of(Map.<String, String>of(), Map.of("GEVRAAGD_KEYS", "/dev/null"))) {
            assertThatThrownBy(() -> new Settings(wrong).keys())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("GEVRAAGD_KEYS");
        }
    }

    private Map<String, String> real() throws IOException {
        var keys = folder.resolve("keys");
        if (!Files.exists(keys)) {
            Keys.generate().writeNew(keys);
        }
        return new HashMap<>(Map.of(
                "GEVRAAGD_HOME",
                folder.toString(),
                "GEVRAAGD_KEYS",
                keys.toString(),
                "GEVRAAGD_MAIL_FROM",
                "a@b.example",
                "GEVRAAGD_MAIL_POSTAL_ADDRESS",
                "Straat 1"));
    }

    @Test
    void aDatabaseWithoutANameIsGevraagd() {
        assertThat(MongoUri.withName("mongodb://h:1")).isEqualTo("mongodb://h:1/gevraagd");
        assertThat(MongoUri.withName("mongodb://h:1/?replicaSet=rs0"))
                .isEqualTo("mongodb://h:1/gevraagd?replicaSet=rs0");
        assertThat(MongoUri.withName("mongodb://h:1/x?w=1")).isEqualTo("mongodb://h:1/x?w=1");
        assertThatThrownBy(() -> MongoUri.withName("http://h")).hasMessageContaining("MONGODB_URI");
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://root:pw@h/?replicaSet=rs0, mongodb://root:pw@h/gevraagd?replicaSet=rs0&authSource=admin",
        "mongodb://root:pw@h, mongodb://root:pw@h/gevraagd?authSource=admin",
        "mongodb://root:pw@h/?, mongodb://root:pw@h/gevraagd?&authSource=admin",
        "'mongodb://root:pw@h:1,i:2/', 'mongodb://root:pw@h:1,i:2/gevraagd?authSource=admin'",
        "mongodb://root:pw@h/x, mongodb://root:pw@h/x",
        "mongodb://root:pw@h/?authSource=users, mongodb://root:pw@h/gevraagd?authSource=users",
        "mongodb://root:pw@h/x?authSource=users, mongodb://root:pw@h/x?authSource=users",
        "mongodb://h/?authMechanism=MONGODB-X509&tls=true, mongodb://h/gevraagd?authMechanism=MONGODB-X509&tls=true",
        "mongodb://u:pw@h/?authMechanism=PLAIN, mongodb://u:pw@h/gevraagd?authMechanism=PLAIN&authSource=%24external",
        "mongodb+srv://root:pw@c.example.com/?w=1, mongodb+srv://root:pw@c.example.com/gevraagd?w=1&authSource=admin",
        "mongodb+srv://root:pw@c.example.com/x, mongodb+srv://root:pw@c.example.com/x",
        "mongodb+srv://c.example.com, mongodb+srv://c.example.com/gevraagd"
    })
    void whoeverSignsInIsLookedUpWhereTheyWere(String set, String used) {
        assertThat(MongoUri.withName(set, (name, type) -> List.of())).isEqualTo(used);
        var before = new ConnectionString(set, (name, type) -> List.of()).getCredential();
        var after = new ConnectionString(used, (name, type) -> List.of()).getCredential();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aClusterThatCannotBeLookedUpIsNamed() {
        assertThatThrownBy(() -> MongoUri.withName("mongodb+srv://c.example.com", (name, type) -> {
                    throw new DnsException("nobody knows it", new IOException());
                }))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("MONGODB_URI");
    }
}
