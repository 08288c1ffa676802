package nl.gevraagd.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean's method that performs one kind of effect. Its parameter is the {@link Aggregate} that carries the effect in
 * {@code pending}, or a list of them to perform many at once. It has to be idempotent: after a crash, or when two instances
 * meet, it is called again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Performs {

    /** The effect's name, as it stands in {@code pending}. */
    String value();
}
