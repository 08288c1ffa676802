package nl.gevraagd.edge;

import graphql.schema.idl.SchemaPrinter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.gevraagd.shared.Locales;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The front door, and the schema. */
@RestController
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
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/" + Locales.orUsual(locale.getLanguage()) + "/"))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    @GetMapping(value = "/schema.graphqls")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(schema);
    }
}
