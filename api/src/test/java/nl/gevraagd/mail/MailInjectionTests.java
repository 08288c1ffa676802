package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import nl.gevraagd.Graph;
import nl.gevraagd.access.Cast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Acceptance row R-23: what somebody fills in makes no letter to anybody else, and no header. */
@WithSmtpSink
class MailInjectionTests {

    private static final SmtpSink SINK = SmtpSink.start();
    private static final String SIGN_UP =
            "mutation($input: SignUpInput!) { signUp(input: $input) { __typename ... on InputRejected { problems { field code } } } }";
    private static final List<String> ASK_FOR_A_LINK = List.of(
            "mutation($e: String!) { requestSelfServiceLink(input: {email: $e}) { __typename ... on InputRejected { problems { field code } } } }",
            "mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename ... on InputRejected { problems { field code } } } }");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private Cast cast;

    @BeforeEach
    void begin() {
        cast = new Cast(application, port);
    }

    @DynamicPropertySource
    static void lettersGoToTheSink(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", SINK::port);
    }

    @AfterAll
    static void stop() {
        SINK.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vera@voorbeeld.example\rBcc: fremd@fremd.example",
                "vera@voorbeeld.example\nBcc: fremd@fremd.example",
                "vera@voorbeeld.example\r\nBcc: fremd@fremd.example",
                "vera\r\nBcc: fremd@voorbeeld.example",
                "vera@voorbeeld.example>\r\nRCPT TO:<fremd@fremd.example",
                "vera@voorbeeld.example\u2028Bcc: fremd@fremd.example",
                "vera%0d%0aBcc:fremd@voorbeeld.example",
                "vera@voorbeeld.example%0d%0aBcc:fremd@fremd.example",
                "vera@voorbeeld.example%0aBcc:fremd",
                "\"vera\"@voorbeeld.example",
                "\"vera@fremd.example\"@voorbeeld.example",
                "\"vera\r\nBcc: x\"@voorbeeld.example",
                "vera@voorbeeld.example,fremd@fremd.example",
                "vera@voorbeeld.example;fremd@fremd.example",
                "vera@voorbeeld.example fremd@fremd.example",
                "Vera <vera@voorbeeld.example>",
                "<vera@voorbeeld.example>",
                "vera(comment)@voorbeeld.example",
                "@fremd.example:vera@voorbeeld.example",
                "v\u00E9ra@voorbeeld.example",
                "ver\u0430@voorbeeld.example",
                "vera\uFF20voorbeeld.example",
                "vera@voorbeeld\u3002example\u200B",
                "\uFF56era@voorbeeld.example",
                "vera\u202E@voorbeeld.example",
                "vera\u00AD@voorbeeld.example",
                "vera\u013E\u010D\u010ARCPT@voorbeeld.example"
            })
    void whatIsNoAddressGetsNoLetter(String address) throws IOException {
        nothingIsSent(address);
    }

    @Test
    void whatIsTooLongForAnAddressGetsNoLetter() throws IOException {
        nothingIsSent("v".repeat(302) + "@voorbeeld.example"); // 320, which RFC 3696 once allowed
        nothingIsSent("v".repeat(64) + "@" + "voorbeeld.".repeat(25) + "example");
        nothingIsSent("v".repeat(65) + "@voorbeeld.example");
    }

    private void nothingIsSent(String address) throws IOException {
        var before = SINK.files();
        var form = cast.form(Cast.mark());
        form.put("email", address);
        var graph = new Graph(port);
        var heard = graph.data(SIGN_UP, "input", form).at("/signUp");
        assertThat(heard.at("/__typename").asString()).isEqualTo("InputRejected");
        assertThat(heard.at("/problems/0/field/0").asString()).isEqualTo("email");
        assertThat(heard.at("/problems/0/code").asString()).isEqualTo("INVALID_EMAIL");
        for (var ask : ASK_FOR_A_LINK) {
            var said = graph.data(ask, "e", address).iterator().next();
            assertThat(said.at("/problems/0/code").asString()).isEqualTo("INVALID_EMAIL");
        }
        arrival(Cast.mark(), "voorbeeld.example"); // asked for later, there before
        assertThat(SINK.files()).hasSize(before.size() + 1);
    }

    /** No text holds it: it is refused before anybody looks at the form. */
    @Test
    void aZeroByteIsNoText() {
        var form = cast.form(Cast.mark());
        form.put("email", "vera\u0000@voorbeeld.example");
        var answer = new Graph(port).post(Graph.body(SIGN_UP, Map.of("input", form)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("BAD_REQUEST").doesNotContain("\"data\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Vera\r\nBcc: fremd@fremd.example", "Vera\nX-Kwaad: ja", "Vera\u0085Bcc: fremd@fremd.example"})
    void aNameIsOneLine(String name) {
        var form = cast.form(Cast.mark());
        form.put("name", name);
        var heard = new Graph(port).data(SIGN_UP, "input", form).at("/signUp");
        assertThat(heard.at("/problems/0/field/0").asString()).isEqualTo("name");
    }

    /** One recipient, in the form that every server understands, and the headers of any other letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b\u00FCcher.example",
                "xn--bcher-kva.example",
                "\u0440\u0430\u0434\u0430.example",
                "sub.voorbeeld.example"
            })
    void anAddressOfAnyDomainIsOneRecipient(String domain) throws Exception {
        var usual = read(arrival(Cast.mark(), "voorbeeld.example"));
        var mail = read(arrival(Cast.mark(), domain));
        assertThat(mail.getHeader("X-Rcpt-Args")).hasSize(1);
        assertThat(mail.getHeader("X-Rcpt-Args")[0]).endsWith("@" + IDN.toASCII(domain) + ">");
        assertThat(mail.getHeader("To")).hasSize(1);
        assertThat(names(mail)).isEqualTo(names(usual));
    }

    /** What may stand in an address, and looks as if it could do harm. */
    @ParameterizedTest
    @ValueSource(strings = {"%0d%0aBcc", "o'hara+raad", "{a}.b-c_d%!#$&*=?^`|~"})
    void oddSignsStayInTheAddress(String odd) throws Exception {
        var usual = read(arrival(Cast.mark(), "voorbeeld.example"));
        var mail = read(arrival(odd + Cast.mark().substring(0, 20), "voorbeeld.example"));
        assertThat(mail.getHeader("X-Rcpt-Args")).hasSize(1);
        assertThat(mail.getHeader("X-Rcpt-Args")[0]).contains(odd);
        assertThat(names(mail)).isEqualTo(names(usual));
    }

    private static List<String> names(MimeMessage mail) throws MessagingException {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(header -> header.getName())
                .toList();
    }

    private static MimeMessage read(Path file) throws MessagingException, IOException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    /** The one letter that a sign-up brings. */
    private Path arrival(String local, String domain) {
        var before = SINK.files();
        var form = cast.form(Cast.mark());
        form.put("email", local + "@" + domain);
        assertThat(new Graph(port)
                        .data(SIGN_UP, "input", form)
                        .at("/signUp/__typename")
                        .asString())
                .isEqualTo("SignUpAccepted");
        return Graph.until(() -> SINK.files().stream()
                .filter(file -> !before.contains(file) && holds(file, local))
                .findFirst()
                .orElse(null));
    }

    /** Whole: a file is written as it comes in. */
    private static boolean holds(Path file, String local) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains("<" + local + "@") && text.stripTrailing().endsWith("--");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
