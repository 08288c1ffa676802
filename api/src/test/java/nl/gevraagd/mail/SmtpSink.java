package nl.gevraagd.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import nl.gevraagd.Graph;

/** The mail server that keeps each message in a file of its own: {@code smtp-sink} of Debian's postfix. */
final class SmtpSink implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/smtp-sink");

    private final Process process;
    private final Path folder;
    private final int port;

    private SmtpSink(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static SmtpSink start() {
        return start(freePort());
    }

    static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SmtpSink start(int port) {
        try {
            var folder = Files.createTempDirectory("sink");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            var me = System.getProperty("user.name");
            var process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-u",
                            me.equals("root") ? "nobody" : me,
                            "-d",
                            folder + "/%M.",
                            "127.0.0.1:" + port,
                            "100")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Graph.untilTrue(() -> answers(port));
            return new SmtpSink(process, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** One for each message that came in. */
    List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            for (var file : files()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
