package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "vera@voor_beeld.example",
                "v\u00E9ra@voorbeeld.example",
                "\uFF56era@voorbeeld.example",
                "\u0432era@voorbeeld.example",
                "vera\u200B@voorbeeld.example",
                // its low bytes are ">", CR, LF and a command of SMTP
                "vera\u013E\u010D\u010ARCPT\u0120TO\u013A\u013Cx\u0140y.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@voorbeeld.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(250) + ".example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vera+raad@voorbeeld.example, vera@voorbeeld.example",
        "Vera+a+b@voorbeeld.example, vera@voorbeeld.example",
        "+vera@voorbeeld.example, +vera@voorbeeld.example",
        "ve.ra@voorbeeld.example, ve.ra@voorbeeld.example",
        "ve.r.a+x@GMail.com, vera@gmail.com",
        "ve.ra@googlemail.com, vera@googlemail.com",
        "vera.+raad@voorbeeld.example, vera.+raad@voorbeeld.example",
        "ve.ra.+raad@gmail.com, vera@gmail.com",
    })
    void lettersToSpellingsOfOneMailboxAreCountedTogether(String address, String mailbox) {
        assertThat(new EmailAddress(address).untagged().normalised()).isEqualTo(mailbox);
    }

    @Test
    void oneMailboxIsAlwaysTheSame() {
        assertThat(normalised(" Vera@Voorbeeld.EXAMPLE ")).isEqualTo("vera@voorbeeld.example");
        assertThat(normalised("vera@b\u00FCcher.example")).isEqualTo(normalised("vera@xn--bcher-kva.example"));
        assertThat(normalised("vera@caf\u00E9.example")).isEqualTo(normalised("vera@cafe\u0301.example"));
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
