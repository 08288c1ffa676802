package nl.gevraagd.shared;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Times and dates in the graph, as RFC 3339 has them: times always in UTC. And ids, which are texts or whole numbers. */
@Configuration(proxyBeanMethods = false)
class Scalars {

    @Bean
    RuntimeWiringConfigurer timesAndDates() {
        return wiring -> wiring.scalar(scalar(
                        "DateTime",
                        Instant.class,
                        text -> OffsetDateTime.parse(text).toInstant()))
                .scalar(scalar("Date", LocalDate.class, LocalDate::parse))
                .strictMode(false) // ID is there already, and this takes its place
                .scalar(graphql.Scalars.GraphQLID.transform(id -> id.coercing(new IdCoercing())))
                .strictMode(true);
    }

    private static <T> GraphQLScalarType scalar(String name, Class<T> type, Function<String, T> parse) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new TextCoercing<>(name, type, parse))
                .build();
    }

    /** As the specification has it; graphql-java takes whatever has a text in Java, an object and a list as well. */
    private record IdCoercing() implements Coercing<Object, Object> {

        private static final Coercing<?, ?> USUAL = graphql.Scalars.GraphQLID.getCoercing();

        @Override
        public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
            return USUAL.serialize(value, context, locale);
        }

        @Override
        public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String
                    || input instanceof Integer
                    || input instanceof Long
                    || input instanceof BigInteger) {
                return USUAL.parseValue(input, context, locale);
            }
            throw new CoercingParseValueException("not an ID");
        }

        @Override
        public @Nullable Object parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return USUAL.parseLiteral(input, variables, context, locale);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return USUAL.valueToLiteral(input, context, locale);
        }
    }

    private record TextCoercing<T>(String name, Class<T> type, Function<String, T> parse)
            implements Coercing<T, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            if (!type.isInstance(value)) {
                throw new CoercingSerializeException("not a " + name);
            }
            return value.toString();
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return parse.apply((String) input);
            } catch (ClassCastException | DateTimeException wrong) {
                throw new CoercingParseValueException("not a " + name, wrong);
            }
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return parse.apply(Objects.requireNonNull(((StringValue) input).getValue()));
            } catch (ClassCastException | DateTimeException wrong) {
                throw new CoercingParseLiteralException("not a " + name, wrong);
            }
        }
    }
}
