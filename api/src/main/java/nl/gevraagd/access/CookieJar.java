package nl.gevraagd.access;

import java.time.Duration;
import java.util.Optional;
import nl.gevraagd.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** The session cookie of one request: what the browser sent, and what it is told to keep. */
class CookieJar {

    private final String name;
    private final boolean secure;
    private final @Nullable String sent;
    private @Nullable ResponseCookie answer;
    private boolean over;

    CookieJar(PublicUrl url, @Nullable String sent) {
        this.name = nameFor(url);
        this.secure = url.isHttps();
        this.sent = sent;
    }

    static String nameFor(PublicUrl url) {
        return url.isHttps() ? "__Host-gevraagd-session" : "gevraagd-session";
    }

    /** A new session takes the place of the old one: one at a time, with a new id. */
    void replace(Sessions sessions, String value) {
        if (sent != null) {
            sessions.end(sent);
            over = true;
        }
        answer = cookie(value, null);
    }

    void end(Sessions sessions) {
        if (sent != null) {
            sessions.end(sent);
            over = true;
            clear();
        }
    }

    /** The browser holds a cookie that is worth nothing any more. */
    void clear() {
        answer = cookie("", Duration.ZERO);
    }

    /** Whether the session that was sent has ended in this request: what comes later in it is asked by nobody. */
    boolean isOver() {
        return over;
    }

    Optional<String> sent() {
        return Optional.ofNullable(sent);
    }

    Optional<String> header() {
        return Optional.ofNullable(answer).map(ResponseCookie::toString);
    }

    private ResponseCookie cookie(String value, @Nullable Duration maxAge) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/");
        return maxAge == null ? cookie.build() : cookie.maxAge(maxAge).build();
    }
}
