package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.gevraagd.mail.SmtpConnection.SmtpServer;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of a server at each step of the dialogue means for the letter. */
class SmtpConnectionTests {

    @ParameterizedTest(name = "{0} answered with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 421 4.3.2 closing       | Later[reply=4.3.2, pause=false]
            RCPT | 421 4.3.2 closing       | Later[reply=4.3.2, pause=false]
            DATA | 421 4.3.2 closing       | Later[reply=4.3.2, pause=false]
            .    | 421 4.3.2 closing       | Later[reply=4.3.2, pause=false]
            RCPT | 450 4.2.0 greylisted    | Later[reply=4.2.0, pause=false]
            RCPT | 451 4.3.0 try later     | Later[reply=4.3.0, pause=false]
            RCPT | 452 4.2.2 full          | Later[reply=4.2.2, pause=false]
            .    | 451 later               | Later[reply=451, pause=false]
            RCPT | 550 5.1.1 nobody        | Refused[reply=5.1.1, badAddress=true]
            RCPT | 550 5.1.0 address       | Refused[reply=5.1.0, badAddress=true]
            RCPT | 550 #5.1.0 rejected     | Refused[reply=5.1.0, badAddress=true]
            RCPT | 556 5.1.10 null MX      | Refused[reply=5.1.10, badAddress=true]
            RCPT | 553 5.1.4 ambiguous     | Refused[reply=5.1.4, badAddress=true]
            RCPT | 550 5.1.7 your address  | Refused[reply=5.1.7, badAddress=false]
            RCPT | 550 5.1.8 your domain   | Refused[reply=5.1.8, badAddress=false]
            RCPT | 550 nobody              | Refused[reply=550, badAddress=false]
            RCPT | 550 no 5.1.20.3 here    | Refused[reply=550, badAddress=false]
            .    | 550 5.1.1 nobody        | Refused[reply=5.1.1, badAddress=true]
            .    | 550 5.1.8 your domain   | Refused[reply=5.1.8, badAddress=false]
            .    | 550 looks like spam     | Refused[reply=550, badAddress=false]
            RCPT | 552 5.2.2 full          | Refused[reply=5.2.2, badAddress=false]
            .    | 552 5.3.4 too large     | Refused[reply=5.3.4, badAddress=false]
            RCPT | 554 5.7.1 not from you  | Later[reply=5.7.1, pause=true]
            .    | 554 5.7.1 not from you  | Later[reply=5.7.1, pause=true]
            MAIL | 530 5.7.0 sign in first | Later[reply=5.7.0, pause=true]
            MAIL | 550 5.1.8 bad sender    | Later[reply=5.1.8, pause=true]
            MAIL | 554 5.3.2 no mail here  | Later[reply=5.3.2, pause=true]
            MAIL | 521 no mail here        | Later[reply=521, pause=true]
            MAIL | 552 over your quota     | Later[reply=552, pause=true]
            MAIL | drop                    | Later[reply=no-connection, pause=false]
            DATA | drop                    | Later[reply=no-connection, pause=false]
            DATA | silence                 | Later[reply=no-connection, pause=false]
            RCPT | what?                   | Later[reply=no-connection, pause=false]
            .    | drop                    | Unknown[reply=no-answer]
            .    | silence                 | Unknown[reply=no-answer]
            .    | what?                   | Unknown[reply=no-answer]
            .    | 354 still going         | Unknown[reply=354]
            .    | 250 2.0.0 taken         | Accepted[]
            """)
    void eachAnswerHasItsMeaning(String step, String answer, String outcome) throws Exception {
        try (var server = new Server(step, answer);
                var connection = new SmtpConnection(server.address(null))) {
            assertThat(connection.send(letter())).hasToString(outcome);
        }
    }

    @ParameterizedTest(name = "AUTH answered with {0}: {1}")
    @CsvSource({"535 5.7.8 wrong password, 'Later[reply=5.7.8, pause=true]'", "535 no, 'Later[reply=535, pause=true]'"})
    void aServerThatDoesNotKnowUsPausesTheSender(String answer, String outcome) throws Exception {
        try (var server = new Server("AUTH", answer)) {
            assertThat(refusal(server.address("gevraagd", "mail.smtp.starttls.required", "false")))
                    .hasToString(outcome);
        }
    }

    @ParameterizedTest(name = "a name that is refused with {0}: {1}")
    @CsvSource({"550 5.7.1 who are you, 'Later[reply=550, pause=true]'", "421 busy, 'Later[reply=421, pause=false]'"})
    void aServerThatDoesNotLikeOurNamePausesTheSender(String answer, String outcome) throws Exception {
        try (var server = new Server("EHLO", answer)) {
            assertThat(refusal(server.address(null))).hasToString(outcome);
        }
    }

    @ParameterizedTest(name = "a greeting of {0}: {1}")
    @CsvSource({
        "554 5.7.1 blocked, 'Later[reply=554, pause=true]'",
        "421 4.3.2 too many, 'Later[reply=421, pause=false]'",
        "drop, 'Later[reply=no-connection, pause=false]'"
    })
    void aServerThatRefusesUsAtTheDoorPausesTheSender(String greeting, String outcome) throws Exception {
        try (var server = new Server("greeting", greeting)) {
            assertThat(refusal(server.address("gevraagd"))).hasToString(outcome);
        }
    }

    /** Whoever does not encrypt could be somebody in between: a password is not said in the open. */
    @ParameterizedTest(name = "STARTTLS answered with {0}")
    @CsvSource({"454 4.7.0 not now", "220 and then no TLS", "drop", "not offered"})
    void whereEncryptionFailsNothingIsSent(String answer) throws Exception {
        try (var server = new Server(answer.equals("not offered") ? "none" : "STARTTLS", answer)) {
            assertThat(refusal(server.address("gevraagd")))
                    .isInstanceOfSatisfying(
                            Outcome.Later.class,
                            later -> assertThat(later.pause()).isFalse());
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    /** Many servers refuse each letter of who greets with half a name. */
    @ParameterizedTest
    @CsvSource({
        "https://gevraagd.example:8443, gevraagd.example",
        "http://localhost:8080, gevraagd",
        "http://127.0.0.1, gevraagd",
        "http://[::1]:8080, gevraagd"
    })
    void itGreetsWithTheNameOfTheSite(String url, String name) {
        var spring = new org.springframework.boot.mail.autoconfigure.MailProperties();
        spring.setHost("127.0.0.1");
        var ours = new MailProperties(
                "campagne@gevraagd.example", "Straat 1", 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(10));
        var servers = new SmtpServers(spring, ours, new PublicUrl(url), Optional.empty());
        assertThat(servers.current().orElseThrow().session().getProperty("mail.smtp.localhost"))
                .isEqualTo(name);
        spring.getProperties().put("mail.smtp.localhost", "uit.voorbeeld.example");
        assertThat(servers.current().orElseThrow().session().getProperty("mail.smtp.localhost"))
                .isEqualTo("uit.voorbeeld.example");
    }

    /** A letter that comes back names somebody and holds their link: only its headers do. In chunks nobody sees it begin. */
    @Test
    void whatMayComeBackIsWithoutItsTextAndNothingLeavesInChunks() throws Exception {
        try (var server = new Server("none", "");
                var connection = new SmtpConnection(server.address(null, "mail.smtp.chunksize", "10"))) {
            assertThat(connection.send(letter())).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.heard)
                    .contains("MAIL FROM:<campagne@gevraagd.example> RET=HDRS", "DATA")
                    .noneMatch(line -> line.startsWith("BDAT"));
        }
    }

    private static Outcome refusal(SmtpServer server) {
        try (var connection = new SmtpConnection(server)) {
            return connection.send(letter());
        } catch (MessagingException refused) {
            return Outcome.ofConnecting(refused);
        }
    }

    private static Envelope letter() throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("campagne@gevraagd.example");
        message.setRecipients(Message.RecipientType.TO, "nora@voorbeeld.example");
        message.setSubject("Onderwerp");
        message.setText("Tekst");
        message.saveChanges();
        var letter = new Letter(
                "new-leads:1",
                "id",
                LetterKind.NEW_LEADS,
                "1",
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                1,
                Instant.EPOCH,
                null,
                null,
                null);
        return new Envelope(letter, message, new EmailAddress("nora@voorbeeld.example"));
    }

    /** Speaks SMTP, and gives one step an answer of its own; {@code drop} hangs up there, {@code silence} says nothing. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final boolean silent;

        Server(String step, String answer) throws IOException {
            silent = answer.equals("silence");
            Thread.ofVirtual().start(() -> {
                try {
                    serve(step, answer);
                } catch (SocketException closed) {
                    return; // the test has its answer
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private void serve(String step, String answer) throws IOException {
            try (var client = socket.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                var out = client.getOutputStream();
                boolean message = false;
                boolean greets = step.equals("greeting");
                if (greets && answer.equals("drop")) {
                    return;
                }
                out.write(((greets ? answer : "220 here") + "\r\n").getBytes(StandardCharsets.US_ASCII));
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    heard.add(line);
                    if (message && !line.equals(".")) {
                        continue;
                    }
                    message = false;
                    if (line.startsWith(step) || (step.equals("EHLO") && line.startsWith("HELO"))) {
                        if (answer.equals("drop")) {
                            return;
                        }
                        if (!answer.equals("silence")) {
                            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        }
                    } else if (line.equals("DATA")) {
                        message = true;
                        out.write("354 go on\r\n".getBytes(StandardCharsets.US_ASCII));
                    } else if (line.startsWith("EHLO")) {
                        var more = step.equals("STARTTLS") ? "250-STARTTLS\r\n" : "";
                        out.write(("250-here\r\n250-DSN\r\n250-CHUNKING\r\n" + more + "250 AUTH PLAIN\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                    } else {
                        out.write("250 fine\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        }

        /** With all settings as the product has them, but for its patience. */
        SmtpServer address(@Nullable String user, String... more) {
            var spring = new org.springframework.boot.mail.autoconfigure.MailProperties();
            spring.setHost("127.0.0.1");
            spring.setPort(socket.getLocalPort());
            spring.setUsername(user);
            spring.setPassword(user);
            var patience = silent ? Duration.ofMillis(700) : Duration.ofSeconds(10);
            for (int i = 0; i < more.length; i += 2) {
                spring.getProperties().put(more[i], more[i + 1]);
            }
            var ours =
                    new MailProperties("campagne@gevraagd.example", "Straat 1", 1, 1, Duration.ofSeconds(60), patience);
            return new SmtpServers(spring, ours, new PublicUrl("https://gevraagd.example"), Optional.empty())
                    .current()
                    .orElseThrow();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
