package nl.gevraagd.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.OutputStream;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the SMTP server, used again and again; knows whether a message may have left. */
final class SmtpConnection implements AutoCloseable {

    private final WatchedTransport transport;

    SmtpConnection(SmtpServer server) throws MessagingException {
        transport = new WatchedTransport(server.session());
        try {
            transport.connect(server.host(), server.port(), server.username(), server.password());
        } catch (MessagingException e) {
            close();
            throw e;
        }
    }

    /** Hands one letter over to the one it is for. */
    Outcome send(Envelope envelope) {
        transport.dataBegun = false;
        try {
            var to = new InternetAddress(envelope.to().mailbox());
            transport.sendMessage(envelope.message(), new Address[] {to});
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            return Outcome.of(e, transport.dataBegun);
        }
    }

    /** Whether the server is still there for the next letter. */
    boolean isOpen() {
        return transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException alreadyBroken) {
            Thread.onSpinWait(); // nothing is left to close
        }
    }

    /** Remembers that DATA was sent: from then on the server may have taken the message. */
    private static final class WatchedTransport extends SMTPTransport {

        private boolean dataBegun;

        WatchedTransport(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected OutputStream data() throws MessagingException {
            var stream = super.data();
            dataBegun = true;
            return stream;
        }
    }

    /** What the mail settings say. */
    record SmtpServer(
            Session session,
            String host,
            int port,
            @Nullable String username,
            @Nullable String password) {

        SmtpServer {
            Objects.requireNonNull(host);
        }
    }
}
