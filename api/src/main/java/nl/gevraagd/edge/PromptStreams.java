package nl.gevraagd.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscription says that it listens before there is anything to say; the framework sends a status with the first event. What is
 * none, and what cannot be run, is a stream of one event (GraphQL over SSE), with its own status and headers.
 */
@Component
@ConditionalOnWebApplication
class PromptStreams extends GraphQlSseHandler {

    private final JsonMapper json;

    PromptStreams(WebGraphQlHandler graph, GraphQlProperties properties, JsonMapper json) {
        super(
                graph,
                properties.getHttp().getSse().getTimeout(),
                properties.getHttp().getSse().getKeepAlive());
        this.json = json;
    }

    @Override
    protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> response) {
        var answer = Objects.requireNonNull(response.block());
        return answer.getData() instanceof Publisher
                ? new Prompt(super.prepareResponse(request, Mono.just(answer)))
                : ServerResponse.ok()
                        .headers(headers -> headers.putAll(answer.getResponseHeaders()))
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body("event:next\ndata:" + json.writeValueAsString(answer.toMap())
                                + "\n\nevent:complete\ndata:\n\n");
    }

    private record Prompt(ServerResponse events) implements ServerResponse {

        @Override
        public HttpStatusCode statusCode() {
            return events.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return events.headers();
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return events.cookies();
        }

        @Override
        public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
                throws ServletException, IOException {
            response.setStatus(HttpStatus.OK.value());
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.flushBuffer();
            return events.writeTo(request, response, context);
        }
    }
}
