package nl.gevraagd.edge;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.IntrospectionDisabledError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Refusal;
import org.reactivestreams.Publisher;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives every error a code and the request's id, gives the answer its status and its cost, and ends what takes too long. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Answers implements WebGraphQlInterceptor {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** So many at once: each may hold a page of a hundred leads in memory, and the database is asked by no more. */
    private static final int ROOM = 64;

    /** Who does not get in within this time hears so early, and has lost nothing. */
    private static final Duration QUEUE = Duration.ofSeconds(2);

    private final MeasuredDocuments documents;
    private final Deadlines deadlines;
    private final Duration deadline;
    private final Semaphore room;

    @Autowired
    Answers(MeasuredDocuments documents, Deadlines deadlines) {
        this(documents, deadlines, DEADLINE, ROOM);
    }

    Answers(MeasuredDocuments documents, Deadlines deadlines, Duration deadline, int room) {
        this.documents = documents;
        this.deadlines = deadlines;
        this.deadline = deadline;
        this.room = new Semaphore(room, true);
    }

    /**
     * The work is done on a thread of its own, which whoever asked does not wait for beyond the deadline; it keeps its place
     * until it is done.
     */
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var exchange = Exchange.of(request);
        return Mono.deferContextual(context -> {
            if (!comesIn()) {
                return Mono.just(
                        failed(request, new Refusal(ErrorCode.UNAVAILABLE, "too busy; try again in a moment")));
            }
            var work = Mono.defer(() -> chain.next(request)).contextWrite(context);
            var answer = new CompletableFuture<WebGraphQlResponse>();
            long end = System.nanoTime() + deadline.toNanos();
            Thread.startVirtualThread(() -> {
                MDC.put("requestId", exchange.requestId());
                try {
                    Asked.until(end, () -> work.subscribe(answer::complete, answer::completeExceptionally));
                } finally {
                    room.release();
                }
            });
            return waitFor(answer, request, exchange).map(response -> withCost(response, request));
        });
    }

    private WebGraphQlResponse withCost(WebGraphQlResponse response, WebGraphQlRequest request) {
        var cost = documents.costOf(request.getDocument());
        return cost.isEmpty()
                ? response
                : response.transform(builder -> builder.extensions(Map.of("cost", cost.get())));
    }

    private boolean comesIn() {
        try {
            return room.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits where the question came in, a virtual thread as well: handing the answer back costs more than waiting for it. */
    private Mono<WebGraphQlResponse> waitFor(
            CompletableFuture<WebGraphQlResponse> answer, WebGraphQlRequest request, Exchange exchange) {
        try {
            return Mono.just(judged(deadlines.await(answer, deadline), request, exchange));
        } catch (TimeoutException late) {
            return Mono.just(failed(request, new Refusal(ErrorCode.DEADLINE_EXCEEDED)));
        } catch (ExecutionException | InterruptedException broken) {
            return Mono.error(broken);
        }
    }

    private static WebGraphQlResponse judged(
            WebGraphQlResponse response, WebGraphQlRequest request, Exchange exchange) {
        if (response.getData() instanceof Publisher<?> stream) {
            if (!exchange.stream()) {
                exchange.refuse(List.of(ErrorCode.BAD_REQUEST));
                return Errors.response(
                        request,
                        new Refusal(
                                ErrorCode.BAD_REQUEST,
                                "a subscription comes as text/event-stream: accept that and nothing beside it"));
            }
            return response.transform(builder -> builder.data(judged(stream, exchange)));
        }
        var found = response.getExecutionResult().getErrors();
        if (found.isEmpty()) {
            return response;
        }
        var codes = found.stream().map(Answers::codeOf).toList();
        if (response.getExecutionResult().isDataPresent()) {
            exchange.fail(codes);
        } else if (!found.stream().allMatch(IntrospectionDisabledError.class::isInstance)) {
            exchange.refuse(codes);
        } // a document that asks for the schema is none that cannot run: the graph's own status stands
        return response.transform(builder -> builder.errors(withCodes(found, exchange)));
    }

    /** Every event of a subscription is an answer of its own, and so is what ends it. */
    private static Flux<ExecutionResult> judged(Publisher<?> stream, Exchange exchange) {
        return Flux.from(stream)
                .cast(ExecutionResult.class)
                .map(event -> event.getErrors().isEmpty()
                        ? event
                        : event.transform(builder -> builder.errors(withCodes(event.getErrors(), exchange))))
                .onErrorResume(
                        SubscriptionPublisherException.class,
                        end -> Flux.just(ExecutionResult.newExecutionResult()
                                .errors(withCodes(end.getErrors(), exchange))
                                .build()));
    }

    private static List<GraphQLError> withCodes(List<GraphQLError> errors, Exchange exchange) {
        return errors.stream()
                .map(error -> withCode(error, codeOf(error), exchange))
                .toList();
    }

    private static GraphQLError withCode(GraphQLError error, ErrorCode code, Exchange exchange) {
        var builder = GraphqlErrorBuilder.newError()
                .errorType(code)
                .message(error.getMessage())
                .extensions(Errors.extensions(code, exchange.requestId()));
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }

    private static ErrorCode codeOf(GraphQLError error) {
        return switch (error.getErrorType()) {
            case ErrorCode code -> code;
            case ErrorType.DataFetchingException -> ErrorCode.INTERNAL;
            case org.springframework.graphql.execution.ErrorType.INTERNAL_ERROR -> ErrorCode.INTERNAL;
            case null, default -> ErrorCode.BAD_REQUEST;
        };
    }

    private static WebGraphQlResponse failed(WebGraphQlRequest request, Refusal refusal) {
        Exchange.of(request).fail(List.of(refusal.code()));
        return Errors.response(request, refusal);
    }
}
