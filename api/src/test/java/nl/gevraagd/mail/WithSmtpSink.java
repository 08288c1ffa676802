package nl.gevraagd.mail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.gevraagd.WholeApplication;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.annotation.DirtiesContext;

/** An application for one test, whose letters go to a {@link SmtpSink} and which ends with it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeApplication
@DirtiesContext
@EnabledIf(
        value = "nl.gevraagd.mail.SmtpSink#isInstalled",
        disabledReason = "there is no /usr/sbin/smtp-sink: install Debian's postfix")
@interface WithSmtpSink {}
