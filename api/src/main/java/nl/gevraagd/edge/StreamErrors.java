package nl.gevraagd.edge;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** Gives what ends a subscription the code that it would have at a field. */
@Component
class StreamErrors extends SubscriptionExceptionResolverAdapter {

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown) {
        var told = FieldErrors.told(thrown, "a subscription");
        return GraphqlErrorBuilder.newError()
                .message(told.sentence())
                .errorType(told.code())
                .build();
    }
}
