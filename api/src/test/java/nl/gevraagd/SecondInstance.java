package nl.gevraagd;

import java.util.Objects;
import java.util.stream.Stream;
import nl.gevraagd.mail.DemoMailboxes;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Another instance of the application over the database and the keys of one that runs; its letters go to the same mailbox. */
public final class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext application;

    /** @param more settings that it alone has, as arguments */
    public SecondInstance(ApplicationContext first, String... more) {
        var settings = first.getEnvironment();
        var same = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + settings.getProperty("spring.mongodb.uri"),
                "--gevraagd.home=" + settings.getProperty("gevraagd.home"),
                "--gevraagd.keys=" + settings.getProperty("gevraagd.keys"),
                "--gevraagd.shield=off",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + DemoMailboxes.portOf(first));
        application = new SpringApplicationBuilder(Gevraagd.class)
                .profiles("demo")
                .run(Stream.concat(same, Stream.of(more)).toArray(String[]::new));
    }

    public int port() {
        return Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        application.close();
    }
}
