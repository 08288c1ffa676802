package nl.gevraagd.edge;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.Map;
import nl.gevraagd.shared.Faults;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** Gives what ends a subscription the code that it would have at a field. */
@Component
class StreamErrors extends SubscriptionExceptionResolverAdapter {

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown) {
        var code = FieldErrors.codeOf(thrown);
        if (code == ErrorCode.INTERNAL) {
            Faults.log(thrown, "a subscription");
        }
        return GraphqlErrorBuilder.newError()
                .message(FieldErrors.sentence(code, thrown))
                .extensions(Map.of("code", code.name()))
                .build();
    }
}
