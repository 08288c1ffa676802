package nl.gevraagd.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.AssertException;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import nl.gevraagd.access.Caller;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refuses whoever asks too much without being signed in, before anything runs: two buckets of tokens for each network, one
 * for mutations, which write and mail, and one for everything else.
 */
@Component
@Order(NetworkLimits.AFTER_THE_SESSION)
class NetworkLimits implements WebGraphQlInterceptor {

    static final int AFTER_THE_SESSION = 100;

    private final Visitors visitors;
    private final NetworkProperties limits;
    private final boolean on;
    private final Cache<Asker, Bucket> buckets;
    private final Cache<String, Boolean> mutations = GraphQlConfiguration.documents();

    private record Asker(String network, boolean mutates) {}

    NetworkLimits(Visitors visitors, NetworkProperties limits, Shield shield) {
        this.visitors = visitors;
        this.limits = limits;
        this.on = shield.isUp();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limits.remembered())
                .expireAfterAccess(limits.every().multipliedBy(2))
                .build();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!on || isSignedIn(request)) {
            return chain.next(request);
        }
        var asker = new Asker(
                visitors.networkOf(request.getRemoteAddress(), request.getHeaders()), mutates(request.getDocument()));
        var probe = bucket(asker).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? chain.next(request)
                : Mono.just(tooMany(request, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    private static boolean isSignedIn(WebGraphQlRequest request) {
        Caller caller = request.toExecutionInput().getGraphQLContext().getOrDefault(Caller.class, Caller.NOBODY);
        return !caller.equals(Caller.NOBODY);
    }

    private Bucket bucket(Asker asker) {
        long most = asker.mutates() ? limits.mutations() : limits.queries();
        return buckets.get(
                asker,
                any -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, limits.every())
                                .build())
                        .build());
    }

    /** A document with a mutation in it counts as one, whichever operation is asked for; so does what cannot be read. */
    private boolean mutates(String document) {
        return mutations.get(document, text -> {
            try {
                return Parser.parse(text).getDefinitionsOfType(OperationDefinition.class).stream()
                        .anyMatch(operation -> operation.getOperation() == Operation.MUTATION);
            } catch (InvalidSyntaxException | AssertException | NumberFormatException notADocument) {
                return true;
            }
        });
    }

    private static WebGraphQlResponse tooMany(WebGraphQlRequest request, Duration wait) {
        Exchange.of(request).waitFor(wait);
        return Errors.response(request, new Refusal(ErrorCode.RATE_LIMITED));
    }
}
