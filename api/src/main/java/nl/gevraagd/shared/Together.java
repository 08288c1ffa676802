package nl.gevraagd.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** On a command of the operator's: says what is wrong with its options beside each other, where each by itself is right. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Together {

    Class<? extends Function<ParseResult, Stream<String>>> value();
}
