package nl.gevraagd.access;

import graphql.schema.DataFetchingEnvironment;
import nl.gevraagd.shared.Forbidden;
import nl.gevraagd.shared.Unauthenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;

/**
 * Gives controllers who asks: a parameter {@code Member} or {@code Citizen} makes the operation theirs alone; with
 * {@code @Nullable} it is null for everybody else; {@code Caller} is for operations that look at both.
 */
@Configuration(proxyBeanMethods = false)
class CallerArguments {

    @Bean
    static BeanPostProcessor callerArgumentResolver() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AnnotatedControllerConfigurer configurer) {
                    configurer.addCustomArgumentResolver(new Resolver());
                    configurer.setBlockingMethodPredicate(method -> false); // each request has a thread of its own
                }
                return bean;
            }
        };
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            if (parameter.getExecutable().isAnnotationPresent(SchemaMapping.class)) {
                return false; // a field of a type: its parameter is the object that the field belongs to
            }
            var type = parameter.getParameterType();
            return type == Member.class || type == Citizen.class || type == Caller.class || type == CookieJar.class;
        }

        @Override
        public @Nullable Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
            var type = parameter.getParameterType();
            if (type == CookieJar.class) {
                return environment.getGraphQlContext().get(CookieJar.class);
            }
            var caller = Callers.of(environment.getGraphQlContext());
            if (type == Caller.class) {
                return caller;
            }
            var asked = type == Member.class ? caller.member() : caller.citizen();
            if (asked.isPresent()) {
                return asked.get();
            }
            if (parameter.isOptional() || isNullable(parameter)) {
                return null;
            }
            throw caller.equals(Caller.NOBODY) ? new Unauthenticated() : new Forbidden();
        }

        private static boolean isNullable(MethodParameter parameter) {
            return parameter.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }
}
