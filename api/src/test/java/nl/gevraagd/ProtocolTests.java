package nl.gevraagd;

import graphql.introspection.Introspection;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The audits of GraphQL over HTTP that {@code graphql-http} comes with: acceptance row R-01. */
@WholeApplication
@DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
class ProtocolTests {

    private static final String AUDITS = "protocol.e2e.ts";
    private static final String ONCE = "--project=desk";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Test
    void theApiKeepsToGraphQlOverHttp() throws IOException, InterruptedException {
        Playwright.run("protocol", port, Map.of(), AUDITS, ONCE);
    }

    @Test
    void withoutIntrospectionItMissesNothingElse() throws IOException, InterruptedException {
        try (var closed = new SecondInstance(application, "--spring.graphql.schema.introspection.enabled=false")) {
            Playwright.run("protocol-closed", closed.port(), Map.of("GEVRAAGD_INTROSPECTION", "off"), AUDITS, ONCE);
        } finally {
            Introspection.enabledJvmWide(true); // Spring switches it for the whole process
        }
    }
}
