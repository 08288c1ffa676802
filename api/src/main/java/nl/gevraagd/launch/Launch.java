package nl.gevraagd.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.OperatorCommand;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts the application, or does one piece of the operator's work and ends. */
public final class Launch {

    private static final int DONE = 0;
    static final int FAILED = 1;

    /** Set by {@code Start} when the number of carriers is its own and not the operator's. */
    private static final String OUR_CARRIERS = "gevraagd.carriers";

    /** For {@code Start}: from now on an end that was asked for is no failure. */
    private static final String SERVES = "gevraagd.serves";

    private Launch() {}

    public static void main(Class<?> application, String... arguments) {
        quietDriver();
        var words = List.of(arguments);
        try {
            if (words.isEmpty() || (words.getFirst().startsWith("--") && !words.contains("--help"))) {
                serve(application, arguments);
            } else {
                exit(command(application, words));
            }
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
        start(builder(application, properties(settings, database)), arguments);
        System.setProperty(SERVES, "true");
        LoggerFactory.getLogger(Launch.class).info("MongoDB: {}", database.which());
        if (carriers != null) {
            carriers.few(Math.max(4, Runtime.getRuntime().availableProcessors()));
        }
    }

    /** Before Spring has set up the log, the driver says only what is wrong. */
    private static void quietDriver() {
        ((Logger) LoggerFactory.getLogger("org.mongodb.driver")).setLevel(Level.WARN);
    }

    private static int command(Class<?> application, List<String> words) {
        if (words.contains("--help") || words.getFirst().equals("help")) {
            System.out.print(Help.TEXT);
            return DONE;
        }
        if (words.getFirst().equals("keys")) {
            return keys(words.subList(1, words.size()));
        }
        if (!Help.knows(words)) {
            say("'" + String.join(" ", words) + "' is no command. `--help` lists them.");
            return OperatorCommand.NOT_UNDERSTOOD;
        }
        var settings = Settings.ofEnvironment();
        settings.check();
        var database = settings.database();
        var properties = properties(settings, database);
        properties.put("gevraagd.operator", "true");
        try (var context = start(
                builder(application, properties).web(WebApplicationType.NONE),
                "--logging.level.root=warn",
                "--logging.level.nl.gevraagd=warn")) {
            var commands = context.getBeansOfType(OperatorCommand.class).values();
            return new OperatorWork(commands, System.out, System.err).run(words);
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

    private static int keys(List<String> words) {
        if (words.size() != 2 || !List.of("new", "rotate").contains(words.getFirst())) {
            say("Say `keys new FILE` or `keys rotate FILE`.");
            return OperatorCommand.NOT_UNDERSTOOD;
        }
        var file = Path.of(words.get(1));
        try {
            if (words.getFirst().equals("new")) {
                Keys.generate().writeNew(file);
                System.out.println("Wrote new keys to " + file
                        + ". Keep a copy in a safe place: without it nobody can read the database again.");
            } else {
                Keys.read(file).rotated().replace(file);
                System.out.println("Added new versions of the keys that rotate to " + file
                        + ". Older versions stay in it, so that what they sealed can be read.");
            }
            return DONE;
        } catch (FileAlreadyExistsException there) {
            say("The file " + file + " exists; keys are never overwritten.");
        } catch (IOException e) {
            say("The file " + file + " cannot be written.");
        } catch (IllegalArgumentException notKeys) {
            say(String.valueOf(notKeys.getMessage()));
        }
        return FAILED;
    }

    private static SpringApplicationBuilder builder(Class<?> application, Map<String, Object> properties) {
        return new SpringApplicationBuilder(application)
                .initializers(context -> forgetEmpty(context.getEnvironment()))
                .properties(properties);
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
