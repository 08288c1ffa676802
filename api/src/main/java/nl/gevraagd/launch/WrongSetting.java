package nl.gevraagd.launch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** The sentence about a setting whose value is not of its kind: it names the setting as whoever set it did. */
final class WrongSetting {

    private static final Map<Class<?>, String> KINDS = Map.of(
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Boolean.class, "true or false",
            Duration.class, "a length of time, as 30s, 15m or 2h",
            DataSize.class, "a size, as 64KB",
            InetAddress.class, "an address");

    private WrongSetting() {}

    /** Empty when the value is of its kind and whoever reads it says better what is wrong with it. */
    static Optional<String> sentence(BindException wrong) {
        return wrong.getCause() instanceof ConversionException
                ? Optional.of(name(wrong) + " has to be " + kind(wrong) + ".")
                : Optional.empty();
    }

    private static String name(BindException wrong) {
        return Optional.ofNullable(wrong.getProperty())
                .map(ConfigurationProperty::getOrigin)
                .filter(PropertySourceOrigin.class::isInstance)
                .map(origin -> ((PropertySourceOrigin) origin).getPropertyName())
                .orElse(wrong.getName().toString());
    }

    private static String kind(BindException wrong) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(
                wrong.getTarget().getType().toClass());
        return type.isEnum()
                ? "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Object::toString)
                                        .toList())
                : KINDS.getOrDefault(type, "a value of another kind (" + type.getSimpleName() + ")");
    }
}
