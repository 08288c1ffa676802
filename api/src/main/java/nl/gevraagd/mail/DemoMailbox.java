package nl.gevraagd.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import nl.gevraagd.shared.Days;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server of the demo's own, reached over a real SMTP dialogue on the loopback. Keeps the newest letters in memory
 * only: nothing that was mailed stands in clear in the database.
 */
@Component
@Profile("demo")
class DemoMailbox {

    private static final int KEPT = 2_000;

    private final Deque<Mail> mails = new ConcurrentLinkedDeque<>();
    private final AtomicLong numbers = new AtomicLong();
    private final SMTPServer server;

    /** A letter that came in. */
    record Mail(
            long number,
            ZonedDateTime at,
            String to,
            String subject,
            String kind,
            String headers,
            String text,
            String html) {}

    /**
     * @param newer how many there are that are newer than these
     * @param of how many there are
     */
    record Page(List<Mail> mails, int newer, int of) {

        static final int SIZE = 200;

        public boolean hasNewer() {
            return newer > 0;
        }

        public boolean hasOlder() {
            return newer + mails.size() < of;
        }
    }

    DemoMailbox() {
        BasicMessageListener listener = (context, from, to, data) -> receive(to, data);
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("demo.gevraagd.example")
                .messageHandler(listener)
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /**
     * Some of them, newest first. Where to read on is said by the number of a letter, so that those that come in meanwhile
     * move nothing.
     *
     * @param to of one address only, if one is given
     * @param before those older than the letter of this number; 0 for the newest
     * @param after those that are just newer than it instead; 0 for none
     */
    Page page(String to, long before, long after) {
        var all = mails.stream()
                .filter(mail -> to.isBlank() || mail.to().equalsIgnoreCase(to.strip()))
                .sorted(Comparator.comparingLong(Mail::number).reversed())
                .toList();
        int newer = (int) all.stream()
                .filter(mail -> after > 0 ? mail.number() > after : before > 0 && mail.number() >= before)
                .count();
        boolean endsThere = after > 0 || newer == all.size(); // those that were asked for may be gone
        int from = Math.max(0, endsThere ? newer - Page.SIZE : newer);
        return new Page(all.subList(from, Math.min(all.size(), from + Page.SIZE)), from, all.size());
    }

    Optional<Mail> find(long number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }

    private void receive(String to, byte[] data) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
            var headers = new ArrayList<String>();
            message.getAllHeaderLines().asIterator().forEachRemaining(headers::add);
            mails.addFirst(new Mail(
                    numbers.incrementAndGet(),
                    ZonedDateTime.now(Days.HERE),
                    to,
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNullElse(message.getHeader("X-Letter-Kind", ""), ""),
                    String.join("\n", headers),
                    part(message, "text/plain"),
                    part(message, "text/html")));
            while (mails.size() > KEPT) {
                mails.removeLast();
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the demo's mailbox got something that is no mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    @PreDestroy
    void stop() {
        server.stop();
    }
}
