package nl.gevraagd;

import com.mongodb.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A door in front of the real MongoDB that can be shut: then it is away for one application only. */
public final class MongoGate {

    private final ServerSocket door;
    private final ServerAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    public MongoGate(ServerAddress server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void shut() {
        shut = true;
        open.forEach(MongoGate::close);
    }

    public void open() {
        shut = false;
    }

    private void serve() {
        while (true) {
            try {
                var client = door.accept();
                if (shut) {
                    client.close();
                    continue;
                }
                var beyond = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                beyond.setTcpNoDelay(true);
                open.add(client);
                open.add(beyond);
                pass(client, beyond);
                pass(beyond, client);
            } catch (IOException gone) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException shutOrGone) {
                // both ends are closed below
            } finally {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
