package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tables know has a page, whatever the build knew. */
@WholeApplication
class CouncilPagesTests {

    private static final String NEW_NAME = "Stadskanaal aan 't Kanaal & Zo";
    private static final String NEW_ADDRESS = "/nl/gemeente/stadskanaal-aan-t-kanaal-zo";

    @LocalServerPort
    int port;

    @Autowired
    ReferenceTables tables;

    @Autowired
    Municipalities municipalities;

    @AfterEach
    void bringBackTheTables() {
        replace(ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES), "Stadskanaal");
    }

    @Test
    @DisabledIfSystemProperty(named = "skip.web", matches = "true|", disabledReason = "built without the web client")
    void aCouncilThatIsCalledOtherwiseSinceTheBuildHasAPage() {
        var graph = new Graph(port);
        assertThat(graph.get(NEW_ADDRESS).statusCode()).isEqualTo(404);
        rename();
        var dutch = graph.get(NEW_ADDRESS);
        assertThat(dutch.statusCode()).isEqualTo(200);
        assertThat(dutch.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(dutch.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(dutch.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(dutch.body())
                .contains("<h1>Stadskanaal aan &#39;t Kanaal &amp; Zo</h1>", "data-code=\"GM0037\"")
                .contains("/nl/aanmelden?gemeente=GM0037", "/en/municipality/stadskanaal-aan-t-kanaal-zo")
                .contains("ongeveer 31", "30.999")
                .doesNotContain("{");
        assertThat(graph.get("/en/municipality/stadskanaal-aan-t-kanaal-zo/").body())
                .contains("about 31", "30,999")
                .doesNotContain("{");
        assertThat(graph.get("/nl/gemeente/stadskanaal").body())
                .as("a page that was built stays, and is mended by its script")
                .contains("<h1>Stadskanaal</h1>");
        for (var path : new String[] {"/nl/gemeente/nergens", "/nl/municipality/stadskanaal-aan-t-kanaal-zo"}) {
            assertThat(graph.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatStandsInATableIsTextOnAPage() {
        rename();
        var council = municipalities.byCode("GM0037").orElseThrow();
        assertThat(CouncilPages.filled(
                        "<h1>{name}</h1> {seats} {inhabitants} {other}", Locale.ENGLISH, council, council))
                .isEqualTo("<h1>Stadskanaal aan &#39;t Kanaal &amp; Zo</h1> 31 30,999 {other}");
    }

    private void rename() {
        var text = ReferenceTables.bundled(ReferenceTable.MUNICIPALITIES)
                .replaceAll(
                        "(?m)^GM0037;Stadskanaal;Groningen;\\d+;\\d+;[a-z]+;",
                        "GM0037;" + NEW_NAME + ";Groningen;30999;31;estimated;");
        replace(text, NEW_NAME);
    }

    /** The instance may be looking for changes itself just then. */
    private void replace(String text, String name) {
        tables.replace(ReferenceTable.MUNICIPALITIES, text);
        Graph.untilTrue(() -> {
            municipalities.follow();
            return municipalities.byCode("GM0037").orElseThrow().name().equals(name);
        });
    }
}
