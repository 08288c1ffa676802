package nl.gevraagd.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.gevraagd.shared.Locales;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the message of a letter: text and HTML of the same words, and headers that stay the same for every attempt. */
@Component
class Typesetter {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u0000]+");

    private final LetterTexts texts;
    private final Links links;
    private final Tokens tokens;
    private final MailProperties properties;
    private final InternetAddress from;

    Typesetter(LetterTexts texts, Links links, Tokens tokens, MailProperties properties) {
        this.texts = texts;
        this.links = links;
        this.tokens = tokens;
        this.properties = properties;
        this.from = address(properties.from());
    }

    /** The address that every letter comes from. */
    String sender() {
        return from.getAddress();
    }

    Envelope set(Letter letter, LetterContent content) {
        try {
            return new Envelope(letter, message(letter, content), content.to());
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter of kind " + letter.kind() + " cannot be set", e);
        }
    }

    private MimeMessage message(Letter letter, LetterContent content) throws MessagingException {
        var text = texts.text(letter.kind(), content.locale());
        var link = links.of(letter.kind(), content.locale(), token(letter));
        var message = new StableMessage(letter.letterId(), from.getAddress());
        message.setFrom(from);
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(content.to().mailbox()));
        message.setSubject(LINE_BREAKS.matcher(text.subject()).replaceAll(" "), "UTF-8");
        message.setSentDate(dateOf(letter));
        message.setHeader("X-Letter-Id", letter.letterId());
        message.setHeader("X-Letter-Kind", letter.kind().label());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", content.locale());
        if (letter.kind().isUnsubscribable() && content.leaver() != null) {
            message.setHeader("List-Unsubscribe", "<" + links.leave(content.leaver(), content.locale()) + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var foot = foot(letter, content);
        var body = new MimeMultipart("alternative");
        body.addBodyPart(part(text.plain(content.values(), link, foot), "plain"));
        body.addBodyPart(part(text.html(content.locale(), content.values(), link, foot, texts.frame()), "html"));
        message.setContent(body);
        message.saveChanges();
        return message;
    }

    private String foot(Letter letter, LetterContent content) {
        var foot = properties.postalAddress();
        if (letter.kind().isUnsubscribable() && content.leaver() != null) {
            var leave = Locales.in(content.locale(), "Geen mail meer: ", "Stop all mail: ");
            return foot + "\n" + leave + links.leave(content.leaver(), content.locale());
        }
        return foot;
    }

    private @Nullable String token(Letter letter) {
        var purpose = letter.kind().purpose();
        return purpose == null || letter.tokenKey() == null
                ? null
                : tokens.make(letter.tokenKey(), letter.letterId(), purpose);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    @SuppressWarnings("JavaUtilDate") // the mail library takes no other
    private static Date dateOf(Letter letter) {
        return Date.from(letter.createdAt());
    }

    private static InternetAddress address(String text) {
        try {
            var parsed = new InternetAddress(text, true);
            if (parsed.getPersonal() != null) {
                parsed.setPersonal(parsed.getPersonal(), "UTF-8");
            }
            return parsed;
        } catch (MessagingException | UnsupportedEncodingException wrong) {
            throw new IllegalArgumentException("GEVRAAGD_MAIL_FROM is not a mail address", wrong);
        }
    }

    /** Has the same Message-ID for every attempt at one letter. */
    private static final class StableMessage extends MimeMessage {

        private final String id;

        StableMessage(String letterId, String from) {
            super(NO_SESSION);
            this.id = "<" + letterId + from.substring(from.lastIndexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
