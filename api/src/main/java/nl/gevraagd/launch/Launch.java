package nl.gevraagd.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.gevraagd.launch.Commands.NotUnderstood;
import nl.gevraagd.privacy.VerifyReceipts;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts the application, or does one piece of the operator's work and ends. */
public final class Launch {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    /** Set by {@code Start} when the number of carriers is its own and not the operator's. */
    private static final String OUR_CARRIERS = "gevraagd.carriers";

    /** For {@code Start}: from now on an end that was asked for is no failure. */
    private static final String SERVES = "gevraagd.serves";

    private Launch() {}

    public static void main(Class<?> application, String... arguments) {
        quiet("org.mongodb.driver");
        quiet("org.springframework");
        var words = List.of(arguments);
        try {
            if (words.isEmpty() || (words.getFirst().startsWith("--") && !words.contains("--help"))) {
                serve(application, arguments);
            } else {
                exit(command(application, words));
            }
        } catch (NotUnderstood sentences) {
            say(String.valueOf(sentences.getMessage()));
            exit(NOT_UNDERSTOOD);
        } catch (CannotStart sentence) {
            say(String.valueOf(sentence.getMessage()));
            exit(FAILED);
        } catch (NotStarted reported) {
            exit(FAILED);
        }
    }

    private static void serve(Class<?> application, String... arguments) {
        var carriers = Boolean.getBoolean(OUR_CARRIERS) ? Carriers.watch() : null;
        var settings = Settings.ofEnvironment();
        settings.check();
        Ports.checkFree(settings);
        var database = settings.database();
        SpringApplication.getShutdownHandlers().add(database::leave);
        start(builder(application, settings, database), arguments);
        System.setProperty(SERVES, "true");
        LoggerFactory.getLogger(Launch.class).info("MongoDB: {}", database.which());
        if (carriers != null) {
            carriers.few(Math.max(4, Runtime.getRuntime().availableProcessors()));
        }
    }

    /** Before Spring has set up the log, it and the driver say only what is wrong. */
    private static void quiet(String logger) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.WARN);
    }

    private static int command(Class<?> application, List<String> words) {
        var commands = new Commands(application);
        if (words.contains("--help") || words.getFirst().equals("help")) {
            System.out.print(commands.help());
            return DONE;
        }
        var call = commands.understand(words);
        var work = new OperatorWork(System.out, System.err);
        if (call.doneBy() == KeysCommands.class) {
            return work.run(call.name(), () -> call.by(new KeysCommands()));
        }
        var settings = Settings.ofEnvironment();
        if (call.doneBy() == VerifyReceipts.class) {
            var keys = settings.keys();
            return work.run(call.name(), () -> call.by(new VerifyReceipts(keys)));
        }
        settings.check();
        var database = settings.database();
        try (var context = start(
                builder(application, settings, database)
                        .properties("gevraagd.command=true")
                        .web(WebApplicationType.NONE),
                "--logging.level.root=warn",
                "--logging.level.nl.gevraagd=warn")) {
            return work.run(call.name(), () -> call.by(context.getBean(call.doneBy())));
        } finally {
            database.leave();
        }
    }

    private static ConfigurableApplicationContext start(SpringApplicationBuilder builder, String... arguments) {
        try {
            return builder.run(arguments);
        } catch (RuntimeException reported) {
            throw new NotStarted(reported);
        }
    }

    /** {@link StartFailures} has said why. */
    private static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotStarted(RuntimeException reported) {
            super(reported);
        }
    }

    private static SpringApplicationBuilder builder(Class<?> application, Settings settings, Database database) {
        return new SpringApplicationBuilder(application)
                .initializers(context -> {
                    forgetEmpty(context.getEnvironment());
                    checkDemo(context.getEnvironment(), settings);
                })
                .properties(properties(settings, database));
    }

    /** What was checked is what starts: a demo that is asked for in another way would be open to other machines. */
    private static void checkDemo(ConfigurableEnvironment environment, Settings settings) {
        if (environment.acceptsProfiles(Profiles.of("demo")) != settings.isDemo()) {
            throw new CannotStart("The profile demo is asked for by SPRING_PROFILES_ACTIVE, and in no other way.");
        }
        if (settings.isDemo()
                && !settings.serverAddress().equals(environment.getProperty("server.address", InetAddress.class))) {
            throw new CannotStart("The address of the demo is asked for by SERVER_ADDRESS, and in no other way.");
        }
    }

    /** A variable that is set to nothing, as compose does, is not set. */
    private static void forgetEmpty(ConfigurableEnvironment environment) {
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        var values = new HashMap<String, Object>(System.getenv());
        values.values().removeIf(value -> value.toString().isBlank());
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, values));
    }

    private static Map<String, Object> properties(Settings settings, Database database) {
        var properties = new HashMap<String, Object>();
        properties.put("spring.mongodb.uri", database.uri());
        properties.put("gevraagd.home", settings.home().toString());
        return properties;
    }

    private static void say(String sentence) {
        System.err.println(sentence);
    }

    private static void exit(int status) {
        System.exit(status);
    }
}
