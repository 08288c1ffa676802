package nl.gevraagd.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that leaves, on a real port: whoever got through to it is answered, and whoever comes later finds nobody. */
class PunctualProtocolTests {

    private static final int KNOCKING = 5;

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector(PunctualProtocol.class.getName());
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        tomcat.setBaseDir(folder.toString());
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("bindOnInit", "false"); // as in the application: bound when started
        connector.setProperty("maxConnections", "1");
        tomcat.setConnector(connector);
        tomcat.getEngine().getPipeline().addValve(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) throws IOException {
                inside.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException ended) {
                    throw new IOException(ended);
                }
                response.getWriter().print("done");
            }
        });
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void whoKnockedBeforeTheDoorClosedIsAnswered() throws Exception {
        int port = connector.getLocalPort();
        var visitors = new ArrayList<Socket>();
        visitors.add(asking(port));
        inside.await();
        for (int i = 0; i < KNOCKING; i++) {
            visitors.add(asking(port)); // there is place for one: these wait where the system keeps them
        }
        connector.pause();
        assertThatThrownBy(() -> asking(port)).isInstanceOf(ConnectException.class);
        goOn.countDown();
        for (var visitor : visitors) {
            try (visitor) {
                assertThat(new String(visitor.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200")
                        .contains("done");
            }
        }
    }

    private static Socket asking(int port) throws IOException {
        var visitor = new Socket(InetAddress.getLoopbackAddress(), port);
        visitor.setSoTimeout(10_000);
        visitor.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return visitor;
    }
}
