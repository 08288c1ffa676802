package nl.gevraagd.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Refusal;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What is said where nothing is, and where something broke outside the graph's fields: what to do, and nothing of how it broke. */
@ControllerAdvice
class Breakdowns {

    private final Errors errors;

    Breakdowns(Errors errors) {
        this.errors = errors;
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<byte[]> nothingHere(HttpServletRequest request) throws IOException {
        var language = request.getRequestURI().startsWith("/en") ? "en" : "nl";
        var page = new ClassPathResource("static/" + language + "/404.html");
        var body = page.exists()
                ? page.getContentAsByteArray()
                : "Deze pagina bestaat niet.".getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(body);
    }

    /** Null where nobody listens any more. */
    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<?> broken(
            Exception thrown, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (thrown instanceof IOException || response.isCommitted()) {
            return null;
        }
        var exchange = (@Nullable Exchange) request.getAttribute(Exchange.ATTRIBUTE);
        var id = exchange == null ? RandomId.next(9) : exchange.requestId();
        var told = isOfTheRequest(thrown)
                ? new Refusal(ErrorCode.BAD_REQUEST)
                : FieldErrors.told(thrown, request.getMethod() + " " + id);
        var said = thrown instanceof ErrorResponse known
                ? known.getBody()
                : ProblemDetail.forStatusAndDetail(
                        HttpStatus.valueOf(told.code().statusBesideTheGraph()), told.sentence());
        var answer = ResponseEntity.status(said.getStatus());
        if (thrown instanceof ErrorResponse known) {
            answer.headers(known.getHeaders());
        }
        if (request.getAttribute(HttpHeaders.CONTENT_DISPOSITION) instanceof String disposition) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION, disposition); // of what was asked for, which Spring took away
        }
        if (exchange != null) {
            exchange.fail(List.of(told.code()));
            return answer.contentType(MediaType.parseMediaType("application/graphql-response+json;charset=UTF-8"))
                    .body(errors.body(told.code(), told.sentence(), id));
        }
        if (said.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Exchange.USUAL_WAIT_SECONDS));
        }
        if (isForPrograms(request)) {
            said.setProperty("code", told.code().name());
            if (told.code() == ErrorCode.INTERNAL) {
                said.setProperty("requestId", id);
            }
            return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(said);
        }
        return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page(said.getStatus(), locale).getBytes(StandardCharsets.UTF_8));
    }

    /** What Spring or the server, which breaks on parameters that are none, could not read. */
    private static boolean isOfTheRequest(Exception thrown) {
        return thrown instanceof ErrorResponse
                || thrown instanceof TypeMismatchException
                || thrown instanceof InvalidParameterException;
    }

    /** Programs read a problem (RFC 9457) where people see a page. */
    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod door
                && door.getBeanType().isAnnotationPresent(RestController.class);
    }

    static String page(int status, Locale locale) {
        var language = Locales.orUsual(locale.getLanguage());
        var title = Locales.in(language, "Dit lukt nu niet", "This does not work right now");
        var sentence = status >= 500
                ? Locales.in(
                        language,
                        "Er werkt bij ons iets niet. Probeer het over een minuut nog eens.",
                        "Something is not working on our side. Please try again in a minute.")
                : Locales.in(language, "Deze vraag begrijpen we niet.", "We do not understand this request.");
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%2$s – Gevraagd</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/server.css"></head>
                <body><header class="site"><div class="wrap"><a class="word" href="/%1$s/">Ge<span>vraagd</span></a></div></header>
                <main class="wrap task"><h1>%2$s</h1><p>%3$s</p><p><a href="/%1$s/">%4$s</a></p></main></body></html>
                """.formatted(language, title, sentence, Locales.in(language, "Naar de voorpagina", "To the home page"));
    }
}
