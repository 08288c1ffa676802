package nl.gevraagd.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idle a session ends when it was not used for so long
 * @param longest and after so long in any case
 */
@ConfigurationProperties("gevraagd.session")
record SessionProperties(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration longest) {}
