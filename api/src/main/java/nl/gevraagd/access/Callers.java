package nl.gevraagd.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.gevraagd.shared.Forbidden;
import nl.gevraagd.shared.PublicUrl;
import nl.gevraagd.shared.Unauthenticated;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Finds out who asks at the doors beside the graph, by the same session and the same header. */
@Component
public class Callers {

    /** What only a page of ours sends along: keeps other origins out. */
    public static final String OUR_HEADER = "X-Gevraagd";

    private final Sessions sessions;
    private final PublicUrl url;

    Callers(Sessions sessions, PublicUrl url) {
        this.sessions = sessions;
        this.url = url;
    }

    /**
     * The member who asks.
     *
     * @throws Unauthenticated without a live session
     * @throws Forbidden for a citizen, and for a session that does not come from a page of ours
     */
    public Member member(HttpServletRequest request) {
        var cookie = Optional.ofNullable(WebUtils.getCookie(request, CookieJar.nameFor(url)))
                .orElseThrow(Unauthenticated::new);
        if (request.getHeader(OUR_HEADER) == null) {
            throw new Forbidden();
        }
        return sessions.find(cookie.getValue())
                .orElseThrow(Unauthenticated::new)
                .member()
                .orElseThrow(Forbidden::new);
    }
}
