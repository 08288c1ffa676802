package nl.gevraagd.edge;

import graphql.schema.idl.SchemaPrinter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The front door, the schema, and what is said where nothing is. */
@RestController
@ControllerAdvice
class Entrances {

    private final String schema;

    Entrances(GraphQlSource source) {
        this.schema = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeScalarTypes(true)
                        .includeDirectiveDefinitions(false))
                .print(source.schema());
    }

    @GetMapping("/")
    ResponseEntity<Void> home(Locale locale) {
        var home = locale.getLanguage().equals("en") ? "/en/" : "/nl/";
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(home))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GetMapping(value = "/schema.graphqls")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(schema);
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
}
