package nl.gevraagd.access;

import java.util.Locale;
import java.util.Optional;
import nl.gevraagd.shared.PublicUrl;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out who asks, once per request, from the session cookie; and hands cookies back. */
@Component
@Order(0)
class SignedInRequests implements WebGraphQlInterceptor {

    private final Sessions sessions;
    private final PublicUrl url;

    SignedInRequests(Sessions sessions, PublicUrl url) {
        this.sessions = sessions;
        this.url = url;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var sent = Optional.ofNullable(request.getCookies().getFirst(CookieJar.nameFor(url)))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isBlank());
        var jar = new CookieJar(url, sent.orElse(null));
        boolean unasked = Callers.UNASKED.equals(request.getHeaders().getFirst(Callers.OUR_HEADER));
        var caller = sent.flatMap(unasked ? sessions::look : sessions::find);
        if (sent.isPresent() && caller.isEmpty()) {
            jar.clear();
        }
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        context -> context.put(Caller.class, caller.orElse(Caller.NOBODY))
                                .put(CookieJar.class, jar)
                                .put(Locale.class, request.getLocale()))
                .build());
        return chain.next(request)
                .doOnNext(response -> jar.header()
                        .ifPresent(cookie -> response.getResponseHeaders().add(HttpHeaders.SET_COOKIE, cookie)));
    }
}
