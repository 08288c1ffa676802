package nl.gevraagd.edge;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import nl.gevraagd.shared.BadArgument;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.Faults;
import nl.gevraagd.shared.Forbidden;
import nl.gevraagd.shared.ForeignCursor;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Unauthenticated;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** Turns what is thrown into a code. What is said is generic; what is logged holds no value of anybody's. */
@Component
class FieldErrors extends DataFetcherExceptionResolverAdapter {

    FieldErrors() {
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        var code = codeOf(thrown);
        if (code == ErrorCode.INTERNAL) {
            Faults.log(thrown, environment.getExecutionStepInfo().getPath());
        }
        return GraphqlErrorBuilder.newError(environment)
                .message(sentence(code, thrown))
                .extensions(Map.of("code", code.name()))
                .build();
    }

    static ErrorCode codeOf(Throwable thrown) {
        return switch (thrown) {
            case Unauthenticated nobody -> ErrorCode.UNAUTHENTICATED;
            case Forbidden role -> ErrorCode.FORBIDDEN;
            case ForeignCursor foreign -> ErrorCode.BAD_REQUEST;
            case BadArgument argument -> ErrorCode.BAD_REQUEST;
            case BindException input -> ErrorCode.BAD_REQUEST;
            case TimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case MongoExecutionTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case MongoOperationTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case QueryTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case Overtaken late -> ErrorCode.UNAVAILABLE;
            case Throwable away when DatabaseAway.isTold(away) -> ErrorCode.UNAVAILABLE;
            default -> thrown.getCause() != null ? codeOf(thrown.getCause()) : ErrorCode.INTERNAL;
        };
    }

    static String sentence(ErrorCode code, Throwable thrown) {
        return switch (code) {
            case UNAUTHENTICATED -> "sign in first";
            case FORBIDDEN -> "you have no role for this";
            case BAD_REQUEST ->
                thrown instanceof BadArgument || thrown instanceof ForeignCursor
                        ? String.valueOf(thrown.getMessage())
                        : "the request is not as it should be";
            case DEADLINE_EXCEEDED -> "this took too long; try again later";
            case UNAVAILABLE -> "this does not work at the moment; try again later";
            default -> "something went wrong on our side";
        };
    }
}
