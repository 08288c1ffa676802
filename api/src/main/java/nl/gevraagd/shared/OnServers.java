package nl.gevraagd.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** What servers have, and a command of the operator's has not: it is gone too soon, and would take their leases along. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(name = "gevraagd.command", havingValue = false, matchIfMissing = true)
public @interface OnServers {}
