package nl.gevraagd.mail;

import jakarta.mail.Session;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.gevraagd.mail.SmtpConnection.SmtpServer;
import nl.gevraagd.shared.PublicUrl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.stereotype.Component;

/** Which SMTP server letters go to: the one that is set, else the demo's own mailbox, else none. */
@Component
@EnableConfigurationProperties(MailProperties.class) // of Spring: read also when no host is set
class SmtpServers {

    private static final Pattern FULL_NAME = Pattern.compile(".+\\.\\p{Alpha}[\\p{Alnum}-]*");

    private final MailProperties spring;
    private final nl.gevraagd.mail.MailProperties ours;
    private final PublicUrl url;
    private final Optional<DemoMailbox> mailbox;

    SmtpServers(
            MailProperties spring, nl.gevraagd.mail.MailProperties ours, PublicUrl url, Optional<DemoMailbox> mailbox) {
        this.url = url;
        this.spring = spring;
        this.ours = ours;
        this.mailbox = mailbox;
    }

    Optional<SmtpServer> current() {
        var host = spring.getHost();
        if (host != null && !host.isBlank()) {
            var port = spring.getPort() == null ? 25 : spring.getPort();
            return Optional.of(new SmtpServer(session(), host, port, spring.getUsername(), spring.getPassword()));
        }
        return mailbox.map(box -> new SmtpServer(session(), "127.0.0.1", box.port(), null, null));
    }

    /** Many servers refuse every letter of who greets with no full name (RFC 5321, 4.1.1.1). */
    private String greeting() {
        var host = URI.create(url.value()).getHost();
        return host != null && FULL_NAME.matcher(host).matches() ? host : "gevraagd";
    }

    /**
     * The library's time-outs are infinite unless all three are set. A password is never said in the open, unless Spring's
     * own settings say so. What comes back undelivered is without its text, which holds a name and a link (RFC 3461, 4.3).
     */
    private Session session() {
        var properties = new Properties();
        var signsIn = Boolean.toString(spring.getUsername() != null);
        var timeout = Long.toString(ours.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.localhost", greeting());
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", signsIn);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", signsIn);
        properties.setProperty("mail.smtp.dsn.ret", "HDRS");
        properties.putAll(spring.getProperties());
        properties.remove("mail.smtp.chunksize"); // in chunks nobody would see that a letter has begun
        return Session.getInstance(properties);
    }
}
