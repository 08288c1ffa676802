package nl.gevraagd.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Says early that a port is taken, before anything else is started. */
final class Ports {

    private Ports() {}

    static void checkFree(Settings settings) {
        checkIsHere(settings.serverAddress(), "SERVER_ADDRESS");
        check(settings.serverAddress(), settings.port(), "SERVER_PORT");
        checkIsHere(settings.managementAddress(), "MANAGEMENT_SERVER_ADDRESS");
        check(settings.managementAddress(), settings.managementPort(), "MANAGEMENT_SERVER_PORT");
    }

    private static void checkIsHere(InetAddress address, String setting) {
        try (var socket = new ServerSocket(0, 1, address)) {
            socket.getLocalPort();
        } catch (IOException elsewhere) {
            throw new CannotStart(setting + " is not an address of this machine.", elsewhere);
        }
    }

    private static void check(InetAddress address, int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port " + port + " is taken: stop what uses it, or set " + setting + " to another.", taken);
        }
    }

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new CannotStart("There is no free port on this machine.", none);
        }
    }
}
