package nl.gevraagd.shared;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.support.TaskUtils;

/** The clock, the keys, and what becomes of scheduled work that fails. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan("nl.gevraagd")
class SharedConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SharedConfiguration.class);

    /** What is done time and again. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @OnServers
    static class OfServers {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What is done time and again goes on when the database is back, and says so in one line; anything else is a fault of ours. */
    @Bean
    SimpleAsyncTaskSchedulerCustomizer triesAgain() {
        return scheduler -> scheduler.setErrorHandler(failed -> {
            if (DatabaseAway.isTold(failed)) {
                LOG.warn(
                        "what is done time and again will try again: {}",
                        failed.getClass().getName());
            } else {
                TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(failed);
            }
        });
    }

    @Bean
    PublicUrl publicUrl(Environment environment) {
        var port = environment.getProperty("server.port", "8080");
        var url = environment.getProperty("gevraagd.public-url", "");
        return new PublicUrl(url.isBlank() ? "http://localhost:" + port : url.strip());
    }

    /** Out of the file that {@code GEVRAAGD_KEYS} names; the demo makes its own on its first start. */
    @Bean
    Keys secretKeys(Environment environment) throws IOException {
        var named = environment.getProperty("gevraagd.keys", "");
        if (!named.isEmpty()) {
            return Keys.read(Path.of(named));
        }
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new IllegalArgumentException(
                    "GEVRAAGD_KEYS is not set: name the file with the keys (made by `keys new FILE`).");
        }
        var file = Path.of(environment.getProperty("gevraagd.home", ".gevraagd"), Keys.OF_DEMO);
        if (!Files.exists(file)) {
            makeOnce(file);
        }
        return Keys.read(file);
    }

    /** Two instances that start together agree on one file: it is there whole, and the first one's. */
    private static void makeOnce(Path file) throws IOException {
        var made = file.resolveSibling(Keys.OF_DEMO + "." + RandomId.next());
        Keys.generate().writeNew(made);
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            return; // its keys are read
        } finally {
            Files.delete(made);
        }
    }
}
