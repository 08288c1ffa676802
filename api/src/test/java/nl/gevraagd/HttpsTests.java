package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What an installation that people reach over https adds to its answers: acceptance row R-56, and the cookie of R-16. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTests {

    private static final String MEMBER = "manager@demo.gevraagd.example";
    private static final long YEAR = 31_536_000;
    private static final Pattern MAX_AGE = Pattern.compile("^max-age=(\\d+)");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private SecondInstance https;

    @BeforeAll
    void start() {
        https = new SecondInstance(application, "--gevraagd.public-url=https://gevraagd.example");
    }

    @AfterAll
    void stop() {
        https.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nl/",
                "/nl/mijn-pagina",
                "/nl/mijn-pagina/openen",
                "/workspace/",
                "/workspace/leads/x",
                "/uploads",
                "/graphql",
                "/schema.graphqls",
                "/challenge",
                "/my/receipts.json",
                "/leave/x",
                "/demo/mailbox",
                "/assets/none.js",
                "/is-er-niet",
                "/nl/%00"
            })
    void everyRouteCarriesTheHeaders(String path) {
        guarded(graph().get(path).headers());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /is-er-niet, application/json, 10, 404",
        "DELETE, /server.css, application/json, 0, 405",
        "GET, /graphql, application/json, 0, 405",
        "POST, /graphql, text/plain, 10, 415",
        "POST, /graphql, application/json, 300000, 413",
        "POST, /graphql, application/json, 10, 400",
        "POST, /uploads, text/csv, 10, 401",
        "GET, /uploads, text/csv, 0, 405",
        "POST, /leave/x, application/x-www-form-urlencoded, 10, 200"
    })
    void everyErrorCarriesTheHeaders(String method, String path, String type, int length, int status) {
        var answer = send(method, path, type, length);
        assertThat(answer.statusCode()).isEqualTo(status);
        guarded(answer.headers());
    }

    /** What tells of somebody, an error included, is kept nowhere; a page of the site tells of nobody until it asked. */
    @ParameterizedTest
    @CsvSource({
        "GET, /graphql, 405",
        "POST, /graphql, 400",
        "POST, /uploads, 401",
        "GET, /leave/x, 200",
        "POST, /leave/x, 200",
        "GET, /challenge, 204",
        "GET, /my/receipts.json, 401",
        "GET, /demo/mailbox, 200"
    })
    void whatTellsOfSomebodyIsNotKept(String method, String path, int status) {
        var answer = send(method, path, "application/json", 10);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theCookieIsForThisHostAndForHttpsAlone() {
        var ask = "mutation { requestSignInLink(input: {email: \"" + MEMBER + "\"}) { __typename } }";
        var token = Graph.tokenIn(new Graph(port).newLetter(MEMBER, "sign-in", () -> graph().data(ask)));
        var signedIn = graph();
        var answer = signedIn.post("{\"query\":\"mutation { signIn(token: \\\"" + token + "\\\") { __typename } }\"}");
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("__Host-gevraagd-session=");
        assertThat(List.of(cookie.split("; ", -1)))
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .noneMatch(part -> part.startsWith("Domain"));
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(signedIn.data("{ viewer { __typename } }").at("/viewer").isNull())
                .isFalse();
        var plain = graph().holding(Objects.requireNonNull(signedIn.cookie()).replaceFirst(".*=", ""));
        assertThat(plain.data("{ viewer { __typename } }").at("/viewer").isNull())
                .as("under the name that any host beside it may set")
                .isTrue();
        assertThat(signedIn.post("{\"query\":\"mutation { signOut { at } }\"}", "X-Gevraagd", "1")
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .startsWith("__Host-gevraagd-session=;")
                .contains("Max-Age=0", "Secure");
    }

    private static void guarded(HttpHeaders headers) {
        var hsts =
                MAX_AGE.matcher(headers.firstValue("Strict-Transport-Security").orElse(""));
        assertThat(hsts.find()).as("Strict-Transport-Security").isTrue();
        assertThat(Long.parseLong(hsts.group(1))).isGreaterThanOrEqualTo(YEAR);
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    private HttpResponse<String> send(String method, String path, String type, int length) {
        return graph().send(HttpRequest.newBuilder(graph().uri(path))
                .header("Content-Type", type)
                .method(
                        method,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("x".repeat(length)))
                .build());
    }

    private Graph graph() {
        return new Graph(https.port());
    }
}
