package nl.gevraagd.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from sender of every letter
 * @param postalAddress at the foot of every letter (Tw 11.7)
 * @param connections how many SMTP connections this instance keeps open
 * @param inFlight how many letters are marked as being sent at a time on each: what a crash can leave unknown
 * @param lease how long a claim holds
 * @param timeout of each step of the SMTP dialogue
 */
@ConfigurationProperties("gevraagd.mail")
record MailProperties(
        @DefaultValue("Gevraagd <campagne@gevraagd.example>")
        String from,

        @DefaultValue("Gevraagd (demo), Voorbeeldstraat 1, 1234 AB Voorbeeldstad")
        String postalAddress,

        @DefaultValue("4") int connections,
        @DefaultValue("10") int inFlight,
        @DefaultValue("90s") Duration lease,
        @DefaultValue("15s") Duration timeout) {

    MailProperties {
        if (inFlight < 1 || inFlight > 50) {
            throw new IllegalArgumentException("GEVRAAGD_MAIL_IN_FLIGHT has to be 1 to 50");
        }
        if (connections < 1 || connections > 32) {
            throw new IllegalArgumentException("GEVRAAGD_MAIL_CONNECTIONS has to be 1 to 32");
        }
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("GEVRAAGD_MAIL_LEASE has to be a length of time, as 90s");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("GEVRAAGD_MAIL_TIMEOUT has to be a length of time, as 15s");
        }
    }
}
