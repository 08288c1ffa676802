package nl.gevraagd.edge;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.TimeoutException;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Faults;
import nl.gevraagd.shared.Refusal;
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
        var told = told(thrown, environment.getExecutionStepInfo().getPath());
        return GraphqlErrorBuilder.newError(environment)
                .message(told.sentence())
                .errorType(told.code())
                .build();
    }

    /** What whoever asked hears of it; a fault of ours is logged. */
    static Refusal told(Throwable thrown, Object where) {
        var told = thrown instanceof Refusal refusal ? refusal : new Refusal(codeOf(thrown));
        if (told.code() == ErrorCode.INTERNAL) {
            Faults.log(thrown, where);
        }
        return told;
    }

    private static ErrorCode codeOf(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal.code();
            case BindException input -> ErrorCode.BAD_REQUEST;
            case TimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case MongoExecutionTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case MongoOperationTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case QueryTimeoutException late -> ErrorCode.DEADLINE_EXCEEDED;
            case Throwable away when DatabaseAway.isTold(away) -> ErrorCode.UNAVAILABLE;
            default -> thrown.getCause() != null ? codeOf(thrown.getCause()) : ErrorCode.INTERNAL;
        };
    }
}
