package nl.gevraagd.edge;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import java.util.Map;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Refusal;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong, the same way from everywhere: a sentence, a code out of the closed list, the request's id. */
@Component
class Errors {

    private final JsonMapper json;

    Errors(JsonMapper json) {
        this.json = json;
    }

    byte[] body(ErrorCode code, String sentence, String requestId) {
        return json.writeValueAsBytes(
                Map.of("errors", List.of(Map.of("message", sentence, "extensions", extensions(code, requestId)))));
    }

    /** What ends a whole request, and not one of its fields. */
    static WebGraphQlResponse response(WebGraphQlRequest request, Refusal refusal) {
        var error = GraphqlErrorBuilder.newError()
                .message(refusal.sentence())
                .errorType(refusal.code())
                .extensions(extensions(refusal.code(), Exchange.of(request).requestId()))
                .build();
        var result = ExecutionResult.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }

    static Map<String, Object> extensions(ErrorCode code, String requestId) {
        return Map.of("code", code.name(), "requestId", requestId);
    }
}
