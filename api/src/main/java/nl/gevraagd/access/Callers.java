package nl.gevraagd.access;

import graphql.GraphQLContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Forbidden;
import nl.gevraagd.shared.PublicUrl;
import nl.gevraagd.shared.Refusal;
import nl.gevraagd.shared.Unauthenticated;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Finds out who asks, where the graph's own way does not reach. */
@Component
public class Callers {

    /** What only a page of ours sends along: keeps other origins out. */
    public static final String OUR_HEADER = "X-Gevraagd";

    /** Its value where nobody did anything: a page that is only open asks, and keeps no session alive. */
    static final String UNASKED = "unasked";

    public static final String WITHOUT_OUR_HEADER = "a request with a session needs the header " + OUR_HEADER;

    private static final Set<String> FROM_ELSEWHERE = Set.of("cross-site", "same-site");

    private final Sessions sessions;
    private final PublicUrl url;

    Callers(Sessions sessions, PublicUrl url) {
        this.sessions = sessions;
        this.url = url;
    }

    /** Who asks, unless they signed out earlier in the same request. */
    static Caller of(GraphQLContext request) {
        boolean over = request.<CookieJar>getOrEmpty(CookieJar.class)
                .filter(CookieJar::isOver)
                .isPresent();
        return over ? Caller.NOBODY : request.getOrDefault(Caller.class, Caller.NOBODY);
    }

    /** Who asked, with what they may do now, for what goes on after the answer; nobody once the session has ended. */
    public Caller still(GraphQLContext request) {
        return request.<CookieJar>getOrEmpty(CookieJar.class)
                .flatMap(CookieJar::sent)
                .flatMap(sessions::look)
                .orElse(Caller.NOBODY);
    }

    /**
     * The member who asks at the doors beside the graph, by the same session and the same header.
     *
     * @throws Unauthenticated without a live session
     * @throws Forbidden for a citizen
     * @throws Refusal for a session that does not come from a page of ours
     */
    public Member member(HttpServletRequest request) {
        var cookie = cookie(request);
        if (request.getHeader(OUR_HEADER) == null) {
            throw new Refusal(ErrorCode.FORBIDDEN, WITHOUT_OUR_HEADER);
        }
        return caller(cookie).member().orElseThrow(Forbidden::new);
    }

    /**
     * The citizen who downloads what is their own, by the same session. A link cannot send our header, so none is asked for
     * (ADR 29): a door that asks this only reads, and no other origin can read what it answers.
     *
     * @throws Unauthenticated without a live session
     * @throws Forbidden for a member
     * @throws Refusal where the browser says that another site asks
     */
    public Citizen citizen(HttpServletRequest request) {
        var cookie = cookie(request);
        if (FROM_ELSEWHERE.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), ""))) {
            throw new Refusal(ErrorCode.FORBIDDEN, "a download begins on a page of ours");
        }
        return caller(cookie).citizen().orElseThrow(Forbidden::new);
    }

    private Cookie cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, CookieJar.nameFor(url)))
                .orElseThrow(Unauthenticated::new);
    }

    private Caller caller(Cookie cookie) {
        return sessions.find(cookie.getValue()).orElseThrow(Unauthenticated::new);
    }
}
