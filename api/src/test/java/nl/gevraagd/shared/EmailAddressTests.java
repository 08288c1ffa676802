package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vera",
                "@voorbeeld.example",
                "vera@",
                "vera@localhost",
                "vera@[127.0.0.1]",
                "\"vera\"@voorbeeld.example",
                "vera@voorbeeld.example\r\nBcc: x@y.example",
                "vera\u0000@voorbeeld.example",
                "a@b@voorbeeld.example ,",
                "vera..x@voorbeeld.example",
                ".vera@voorbeeld.example",
                "vera @voorbeeld.example",
                "<vera@voorbeeld.example>",
                "vera@-voorbeeld.example",
                "vera@voor_beeld.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@voorbeeld.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(250) + ".example")).isEmpty();
    }

    @Test
    void oneMailboxIsAlwaysTheSame() {
        assertThat(normalised(" Vera@Voorbeeld.EXAMPLE ")).isEqualTo("vera@voorbeeld.example");
        assertThat(normalised("vera@b\u00FCcher.example")).isEqualTo(normalised("vera@xn--bcher-kva.example"));
        assertThat(normalised("v\u00E9ra@voorbeeld.example")).isEqualTo(normalised("ve\u0301ra@voorbeeld.example"));
        assertThat(normalised("vera+raad@voorbeeld.example")).isNotEqualTo(normalised("vera@voorbeeld.example"));
    }

    @Test
    void itNeverPrintsItself() {
        assertThat(new EmailAddress("vera@voorbeeld.example").toString()).doesNotContain("vera");
    }

    private static String normalised(String text) {
        return EmailAddress.parse(text).orElseThrow().normalised();
    }
}
