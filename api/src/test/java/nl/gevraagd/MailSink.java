package nl.gevraagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that keeps what it takes as files: one for each recipient of each message, whole or not at all, headed by the
 * recipient that the SMTP dialogue named.
 */
final class MailSink implements AutoCloseable {

    private final Path folder;
    private final AtomicInteger numbers = new AtomicInteger();
    private final SMTPServer server;

    MailSink(Path folder) {
        this.folder = folder.toAbsolutePath();
        empty();
        BasicMessageListener listener = (context, from, to, data) -> keep(to, data);
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler(listener)
                .build();
        server.start();
    }

    Path folder() {
        return folder;
    }

    int port() {
        return server.getPortAllocated();
    }

    private void keep(String to, byte[] data) {
        var name = "%06d.eml".formatted(numbers.incrementAndGet());
        var head = ("X-Rcpt-To: " + to + "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            var part = folder.resolve(name + ".part");
            try (var file = Files.newOutputStream(part)) {
                file.write(head);
                file.write(data);
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void empty() {
        try {
            Files.createDirectories(folder);
            try (var old = Files.walk(folder).sorted(Comparator.reverseOrder())) {
                for (var file : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
