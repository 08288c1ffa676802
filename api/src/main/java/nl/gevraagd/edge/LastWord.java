package nl.gevraagd.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the server itself refuses, an address that is none for instance, looks and is guarded like every other answer. */
class LastWord extends ErrorReportValve {

    private final SecurityHeaders headers;

    LastWord(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        headers.putOn(response, Objects.requireNonNullElse(request.getRequestURI(), ""));
        response.setContentType("text/html;charset=UTF-8");
        try {
            response.getOutputStream()
                    .write(Breakdowns.page(status, language(request)).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Locale language(Request request) {
        return GraphQlConfiguration.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
