package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What whoever started it reads when a setting is wrong. */
class StartFailuresTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GEVRAAGD_LIMITS_NETWORK_MUTATIONS      | many  | GEVRAAGD_LIMITS_NETWORK_MUTATIONS has to be a whole number.
            GEVRAAGD_LIMITS_NETWORK_EVERY          | soon  | GEVRAAGD_LIMITS_NETWORK_EVERY has to be a length of time, as 30s, 15m or 2h.
            GEVRAAGD_LIMITS_NETWORK_LONGEST_IN_A_ROW | 1.5   | GEVRAAGD_LIMITS_NETWORK_LONGEST_IN_A_ROW has to be a whole number.
            GEVRAAGD_LIMITS_NETWORK_SHUT           | maybe | GEVRAAGD_LIMITS_NETWORK_SHUT has to be true or false.
            GEVRAAGD_LIMITS_NETWORK_UNIT           | WEEKS | GEVRAAGD_LIMITS_NETWORK_UNIT has to be one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS.
            gevraagd.limits.network.mutations      | many  | gevraagd.limits.network.mutations has to be a whole number.
            GEVRAAGD_LIMITS_NETWORK_MUTATIONS      | 0     | what its reader says
            """)
    void aValueOfAnotherKindIsNamedByItsSetting(String name, String value, String sentence) {
        new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value))))
                .withUserConfiguration(Reads.class)
                .run(context -> {
                    var failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(Objects.requireNonNull(new StartFailures.Analyzer().analyze(failure))
                                    .getDescription())
                            .isEqualTo(sentence);
                });
    }

    @EnableConfigurationProperties(Limits.class)
    static class Reads {}

    @ConfigurationProperties("gevraagd.limits.network")
    record Limits(
            @DefaultValue("1") int mutations,
            @DefaultValue("1m") Duration every,
            @DefaultValue("1") long longestInARow,
            @DefaultValue("true") boolean shut,
            @DefaultValue("DAYS") TimeUnit unit) {

        Limits {
            if (mutations < 1) {
                throw new IllegalArgumentException("what its reader says");
            }
        }
    }
}
