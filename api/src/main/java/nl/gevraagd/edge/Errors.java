package nl.gevraagd.edge;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import java.util.Map;
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
    static GraphQLError of(ErrorCode code, String sentence, Exchange exchange) {
        return GraphqlErrorBuilder.newError()
                .message(sentence)
                .errorType(classification(code))
                .extensions(extensions(code, exchange.requestId()))
                .build();
    }

    static ErrorClassification classification(ErrorCode code) {
        return ErrorClassification.errorClassification(code.name());
    }

    static Map<String, Object> extensions(ErrorCode code, String requestId) {
        return Map.of("code", code.name(), "requestId", requestId);
    }
}
