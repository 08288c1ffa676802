package nl.gevraagd.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import nl.gevraagd.shared.PublicUrl;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Headers on every answer, errors included. */
@Component
@Order(1)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    private static final String DEMO = "/demo/mailbox";

    /** Answers to one person, and pages on which something of theirs is shown or typed: who comes later does not get them by going back. */
    private static final Pattern PERSONAL = Pattern.compile(
            "/(graphql|challenge|uploads|((my|leave|demo|workspace|nl/mijn-pagina|en/my-page)(/.*)?)"
                    + "|(nl/(aanmelden|bevestigen|antwoord)|en/(sign-up|confirm|answer))/?)",
            Pattern.DOTALL);

    private final boolean https;

    SecurityHeaders(PublicUrl url) {
        this.https = url.isHttps();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        putOn(response, request.getServletPath());
        chain.doFilter(request, response);
    }

    void putOn(HttpServletResponse response, String path) {
        response.setHeader("Content-Security-Policy", path.startsWith(DEMO) ? POLICY + "; frame-src 'self'" : POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("Cache-Control", PERSONAL.matcher(path).matches() ? "no-store" : "no-cache");
    }
}
