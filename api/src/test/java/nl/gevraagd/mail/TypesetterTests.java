package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Acceptance row R-32, but for the signature: what stands around the words of each kind of letter, in both languages. */
@WithoutServer
@TestPropertySource(properties = "spring.mail.host=127.0.0.1")
class TypesetterTests {

    private static final Set<LetterKind> CAN_BE_STOPPED = EnumSet.of(LetterKind.INVITATION, LetterKind.BRANCH_JOINED);
    private static final Instant PUT_IN = Instant.parse("2026-11-24T10:00:00Z");

    @Autowired
    Typesetter typesetter;

    @Test
    void aPlaceThatNothingWouldFillInIsRefusedAndNotSent() {
        assertThat(LetterText.parse("Dag\n\nHallo {name}").paragraphs()).containsExactly("Hallo {name}");
        assertThatThrownBy(() -> LetterText.parse("Dag\n\nHallo {yourName}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> letters() {
        return Stream.of(LetterKind.values())
                .flatMap(kind -> Stream.of("nl", "en").map(locale -> Arguments.of(kind, locale)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void aLetterSaysWhatItIsAndTheSameAtEveryAttempt(LetterKind kind, String locale) throws Exception {
        var message = set(kind, locale, 1);
        assertThat(headers(set(kind, locale, 2))).isEqualTo(headers(message));
        assertThat(message.getHeader("Message-ID")).containsExactly("<letter-" + kind.label() + "@gevraagd.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly(locale);
        assertThat(message.getHeader("Date"))
                .singleElement()
                .extracting(TypesetterTests::instant)
                .isEqualTo(PUT_IN);
        assertThat(message.getHeader("To")).containsExactly("vera@voorbeeld.example");
        assertThat(message.getHeader("Cc")).isNull();
        assertThat(message.getHeader("Bcc")).isNull();
        if (CAN_BE_STOPPED.contains(kind)) {
            assertThat(message.getHeader("List-Unsubscribe"))
                    .singleElement()
                    .asString()
                    .matches("<https?://[^<>\\s]+/leave/[A-Za-z0-9_-]+\\?locale=(nl|en)>");
            assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        } else {
            assertThat(message.getHeader("List-Unsubscribe")).isNull();
            assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
        }
    }

    /** Opening a letter tells nobody that it was opened. */
    @ParameterizedTest
    @MethodSource("letters")
    void aLetterFetchesNothing(LetterKind kind, String locale) throws Exception {
        var parts = (Multipart) set(kind, locale, 1).getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(((String) parts.getBodyPart(0).getContent())).contains("Voorbeeldstraat 1, 1234 AB");
        var html = ((String) parts.getBodyPart(1).getContent()).toLowerCase(Locale.ROOT);
        assertThat(html)
                .contains("1234 ab")
                .doesNotContainPattern("\\b(src|srcset|background|poster|data)\\s*=")
                .doesNotContain(
                        "url(", "@import", "<img", "<link", "<script", "<iframe", "<object", "<meta http-equiv");
    }

    private static Instant instant(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.replaceFirst(" \\(.*", ""), Instant::from);
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        var headers = new TreeMap<String, List<String>>();
        message.getAllHeaders()
                .asIterator()
                .forEachRemaining(header -> headers.put(header.getName(), List.of(header.getValue())));
        headers.computeIfPresent(
                "Content-Type", (name, value) -> List.of(value.getFirst().replaceFirst("boundary=.*", "")));
        return headers;
    }

    /** As it goes over the line. */
    private MimeMessage set(LetterKind kind, String locale, int attempt) throws MessagingException, IOException {
        var values = Map.of(
                "name", "Vera",
                "branch", "Partij De Berk",
                "municipality", "Utrecht",
                "message", "Kom je een keer langs?",
                "until", "1 januari",
                "work", "Utrecht");
        var leaver = new ProspectId("somebody");
        var content = new LetterContent(new EmailAddress("vera@voorbeeld.example"), locale, values, leaver);
        var out = new ByteArrayOutputStream();
        typesetter.set(letter(kind, attempt), content).message().writeTo(out);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(out.toByteArray()));
    }

    private static Letter letter(LetterKind kind, int attempt) {
        return new Letter(
                kind.label() + ":1",
                "letter-" + kind.label(),
                kind,
                "1",
                kind.isUrgent(),
                PUT_IN,
                PUT_IN,
                attempt,
                attempt,
                PUT_IN.plusSeconds(60L * attempt),
                null,
                kind.purpose() == null ? null : 1,
                null);
    }
}
