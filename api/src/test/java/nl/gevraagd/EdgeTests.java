package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.access.Cast;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.ProspectStatus;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.GlobalIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** What a broken or hostile request hears: acceptance rows R-04, R-06, R-46, R-56. */
@WholeApplication
class EdgeTests {

    private static final Pattern OTHER_COUNCILS = Pattern.compile("^/(nl/gemeente|en/municipality)/(?!utrecht/)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OFFICER = "privacy@demo.gevraagd.example";
    private static final String OFFICER_SIGNS_IN =
            "{\"query\":\"mutation { requestSignInLink(input: {email: \\\"" + OFFICER + "\\\"}) { __typename } }\"}";
    private static final String FINE = "{\"query\":\"{ themes { slug } }\"}";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int management;

    @Autowired
    ApplicationContext application;

    @ParameterizedTest
    @ValueSource(strings = {"/%67raphql", "/graph%71l", "/graphql;a=b", "/graphql;jsessionid=x"})
    void anotherWayToWriteTheAddressIsGuardedAlike(String path) {
        var request = HttpRequest.newBuilder(graph().uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"" + " ".repeat(256 * 1024) + "\"}"))
                .build();
        var refused = graph().send(request);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Language, 'nl,en,de,fr,es,it,tr,ar,pl,pt,sv,da,fi', 200",
        "Content-Type, multipart/form-data, 200",
        "Content-Type, */*, 415",
        "Content-Type, text/*, 415",
        "Content-Type, nonsense, 200"
    })
    void anOddHeaderBreaksNoPage(String name, String value, int status) {
        for (var path : List.of("/nl/", "/schema.graphqls", "/leave/x")) {
            var request = HttpRequest.newBuilder(graph().uri(path))
                    .header(name, value)
                    .build();
            assertThat(graph().send(request).statusCode()).as(path).isEqualTo(status);
        }
    }

    @Test
    void aSessionWithoutOurHeaderIsRefused() {
        var request = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Cookie", "gevraagd-session=whatever")
                .POST(BodyPublishers.ofString(FINE))
                .build();
        var refused = graph().send(request);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("FORBIDDEN").doesNotContain("data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "[{\"query\":\"{ themes { slug } }\"}]",
                "{\"query\":\"{ themes { slug } }\",\"query\":\"{ themes { slug } }\"}",
                "{\"query\":\"{ themes { slug } }\",\"variables\":[]}",
                "{\"query\":\"{ themes { slug } }\",\"variables\":{\"a\":\"\\u0000\"}}",
                "{\"query\":\"{ themes { slug } }\",\"variables\":{\"a\":\"\\ud800\"}}",
                "{\"query\":\"{ themes { slug } }\",\"variables\":{\"\\ud800\":1}}",
                "{\"query\":\"{ themes { slug } }\",\"variables\":{\"a\":{\"\\u0000\":1}}}",
                "{\"query\":\"{ municipality(code: \\\"\\\\u{FFFFFFFFFFFF}\\\") { name } }\"}",
                "{\"query\":\"subscription { leadChanged(branch: \\\"x\\\") { id } }\"}",
                "{\"query\":\"{ themes { slug } }\"} more",
                "{\"query\":\"{ themes { slug\"}",
                "{\"query\":\"{ nonsense }\"}",
                "{\"query\":1}",
                "{\"documentId\":\"sha256:00\"}",
                "{\"query\":\"query($a: Int!) { municipalities(first: $a) { totalCount } }\",\"variables\":{\"a\":\"x\"}}",
                "{\"query\":\"query($i: ID!) { node(id: $i) { id } }\",\"variables\":{\"i\":{\"a\":[1]}}}",
                "{\"query\":\"query($i: ID!) { node(id: $i) { id } }\",\"variables\":{\"i\":true}}",
                "{\"query\":\"{ consentTexts(locale: \\\"fr\\\") { body } }\"}",
                "{\"query\":\"{ municipalities(first: 1000) { totalCount } }\"}",
                "{\"query\":\"{ municipalities(first: 1e99999999999) { totalCount } }\"}",
                "{\"query\":\"query($f: Int = 1e99999999999) { municipalities(first: $f) { totalCount } }\"}",
                "{\"query\":\"{ municipalities(after: \\\"forged\\\") { totalCount } }\"}",
                "{\"query\":\"{ municipality(code: \\\"GM0344\\\") { branches(after: \\\"forged\\\") { totalCount } } }\"}"
            })
    void aBrokenRequestGetsAClearAnswer(String body) {
        var answer = graph().post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsAnyOf("BAD_REQUEST", "OPERATION_NOT_REGISTERED")
                .contains("requestId")
                .doesNotContain("Exception")
                .doesNotContain("nl.gevraagd");
    }

    /** However long one name or one number in it is: whoever reads it would be at it for seconds. */
    @Test
    void aDocumentIsNoLongerThanAPageNeeds() {
        var fits = graph().post("{\"query\":\"{ themes { slug } }" + " ".repeat(19_981) + "\"}");
        assertThat(fits.statusCode()).isEqualTo(200);
        var longer = graph().post("{\"query\":\"{ themes { slug } }" + " ".repeat(19_982) + "\"}");
        assertThat(longer.statusCode()).isEqualTo(400);
        assertThat(longer.body()).contains("COST_EXCEEDED");
    }

    @Test
    void whoTakesMoreTypesThanThereAreIsAnsweredAlike() {
        for (var type : List.of("application/json", "text/event-stream")) {
            var accept = String.join(",", Collections.nCopies(51, type));
            var request = HttpRequest.newBuilder(graph().uri("/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Accept", accept)
                    .POST(BodyPublishers.ofString(FINE))
                    .build();
            assertThat(graph().send(request).statusCode()).isEqualTo(406);
        }
        for (var path : List.of("/nl/", "/schema.graphqls", "/leave/x", "/my/receipts.json")) {
            var request = HttpRequest.newBuilder(graph().uri(path))
                    .header("Accept", String.join(",", Collections.nCopies(51, "*/*")))
                    .build();
            assertThat(graph().send(request).statusCode()).as(path).isLessThan(500);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/mailbox?to=%zz, 400",
        "/demo/mailbox?to=%ff, 400",
        "/demo/mailbox?=x, 400",
        "/leave/x?locale=%zz, 200",
        "/leave/x?locale=nl&utm=100%, 200",
        "/leave/x?x=%, 200"
    })
    void whatIsNoParameterBreaksNoPage(String target, int status) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    /** A mail program, or what stands between, may add whatever it likes to the address and to the form (RFC 8058). */
    @ParameterizedTest
    @CsvSource({"&utm=100%, ''", "'', &note=50%", "&=x, &=x", "'', &note=LONG"})
    void whatIsNoParameterKeepsNobodyFromLeaving(String query, String form) {
        var person = new Cast(application, port).invent(1).getFirst();
        var token = application
                .getBean(GlobalIds.class)
                .encode("Leave", "", person.id().value());
        var body = "List-Unsubscribe=One-Click" + form.replace("LONG", "x".repeat(100_000));
        assertThat(raw("POST /leave/" + token + "?locale=nl" + query
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body))
                .startsWith("HTTP/1.1 200 ");
        assertThat(application.getBean(Prospects.class).find(person.id()))
                .get()
                .extracting(Prospect::status)
                .isEqualTo(ProspectStatus.WITHDRAWN);
    }

    /** What is filled in, and how long it may be kept, goes by the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nl/privacy/index.html",
                "/nl//privacy/",
                "/nl/privacy/;x",
                "/nl/bevestigen/index.html",
                "/nl/bevestigen/index.html.gz",
                "/nl/bevestigen/index%2Ehtml",
                "/nl/bevestigen/%69ndex.html",
                "/workspacefoo",
                "/index.html"
            })
    void aPageHasOneAddress(String path) {
        assertThat(graph().get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "{ themes { slug } }, \"housing\"",
        "{ nonsense }, BAD_REQUEST",
        "subscription { leadChanged { id } }, BAD_REQUEST"
    })
    void whoWantsEventsHearsEverythingAsEvents(String document, String said) throws IOException, InterruptedException {
        try (var lines = events(document)) {
            assertThat(lines.toList()).contains("event:next", "event:complete").anyMatch(line -> line.contains(said));
        }
    }

    /** Before anything changed, and before the first sign of life of a stream. */
    @Test
    void whoListensHearsAtOnceThatTheyAreHeard() throws IOException, InterruptedException {
        events("subscription { leadChanged(branch: \"nothing\") { id } }").close();
    }

    private Stream<String> events(String document) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(10)) // until the headers are there
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", document))))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/graphql-response+json; charset=utf-8",
                "application/json;q=0.5, application/graphql-response+json;charset=UTF-8"
            })
    void aParameterMakesNoOtherType(String accept) {
        var answer = graph().post(FINE, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/graphql-response+json"));
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(graph().post("{\"query\":\"" + " ".repeat(256 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(graph().post("{\"variables\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var body = FINE.replace("slug", "sl\u00FFg").getBytes(StandardCharsets.ISO_8859_1);
        var request = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        assertThat(graph().send(request).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/heapdump", "/graphiql",
                        "/swagger-ui",
                "/.git/config", "/WEB-INF/web.xml", "/application.yaml", "/operations.json", "/../etc/passwd", "/error"
            })
    void nothingElseIsOnThePublicPort(String path) {
        assertThat(graph().get(path).statusCode()).isIn(400, 404, 405);
    }

    /** Copies that a build or an editor leaves, and what a page was made of. */
    @ParameterizedTest
    @ValueSource(strings = {".map", ".bak", "~", ".old", ".orig", ".swp", ".zip", ".tar.gz", ".ts", ".tsx"})
    void noCopyOfAPageIsServed(String end) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*");
        var paths = Stream.concat(
                Stream.of("/nl/index.html", "/nl", "/server.css", "/gevraagd.jar", "/backup", "/assets/index.js"),
                Stream.of(files).map(EdgeTests::pathOf));
        for (var path : paths.toList()) {
            assertThat(path).doesNotEndWith(end);
            if (!OTHER_COUNCILS.matcher(path).find()) { // 683 pages that are served as one of them is
                assertThat(graph().get(path + end).statusCode()).as(path + end).isEqualTo(404);
            }
        }
    }

    private static String pathOf(Resource file) {
        try {
            var address = file.getURL().getPath();
            return address.substring(address.lastIndexOf("/static/") + "/static".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From another machine one cannot even connect. */
    @Test
    void whatIsForOperatorsListensOnTheLoopbackOnly() throws IOException {
        connect(InetAddress.ofLiteral("127.0.0.1"));
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .collect(Collectors.toCollection(ArrayList::new));
        others.add(InetAddress.ofLiteral("127.0.0.2")); // answers too where a server listens on every address
        for (var address : others) {
            assertThatThrownBy(() -> connect(address)).as(address.toString()).isInstanceOf(IOException.class);
        }
    }

    private void connect(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, management), 2_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, 400, application/json",
        "application/json, 200, application/json",
        "application/json; charset=utf-8, 200, application/json",
        "'application/json, text/plain, */*', 400, application/json",
        "'application/json;q=0.9, application/graphql-response+json', 400, application/graphql-response+json",
        "text/html, 406, application/graphql-response+json",
        "no type, 406, application/graphql-response+json",
    })
    void theStatusOfADocumentThatCannotRunIsTheOneThatItsReaderKnows(String accepted, int status, String type) {
        var answer = graph().post("{\"query\":\"{ nonsense }\"}", "Accept", accepted);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).contains("BAD_REQUEST").doesNotContain("\"data\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /nl/../../x", "GET /nl/%00", "GET /nl/%zz", "GET /WEB-INF/web.xml", "TRACE /nl/"})
    void whatTheServerItselfRefusesCarriesTheHeadersToo(String request) {
        var answer = raw(request + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .containsPattern("^HTTP/1.1 40[045]")
                .contains("default-src 'none'", "no-referrer", "This does not work right now")
                .doesNotContain("Tomcat", "timestamp", "Exception");
    }

    @Test
    void whatTheServerItselfRefusesIsSaidInDutchToWhoAsksForNoLanguage() {
        assertThat(raw("GET /nl/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("Dit lukt nu niet");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /nl/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', ''",
        "'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n', 408",
        "'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 200000\r\n\r\n', 415",
        "'POST /nl/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n\r\n', 405",
        "'POST /leave/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000\r\n\r\n', ''",
    })
    void whoDripsIsCutOff(String begin, String status) throws IOException {
        var began = Instant.now();
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            assertThat(drip(socket)).contains(status);
        }
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    /** A byte now and then, until there is no connection any more; gives what was heard. */
    private static String drip(Socket socket) throws IOException {
        var heard = new StringBuilder();
        var part = new byte[1_000];
        for (int i = 0; i < 60; i++) {
            try {
                socket.getOutputStream().write(' ');
                int read = socket.getInputStream().read(part);
                if (read < 0) {
                    return heard.toString();
                }
                heard.append(new String(part, 0, read, StandardCharsets.US_ASCII));
            } catch (SocketTimeoutException patient) {
                assertThat(socket.isClosed()).isFalse();
            } catch (SocketException cutOff) {
                return heard.toString();
            }
        }
        throw new AssertionError("it still waits");
    }

    private String raw(String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nl/",
                "/is-er-niet",
                "/graphql",
                "/schema.graphqls",
                "/challenge",
                "/my/receipts.json",
                "/leave/x",
                "/demo/mailbox/x/html"
            })
    void everyAnswerCarriesTheHeaders(String path) {
        var headers = graph().get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aDeadCookieIsClearedAndAnonymousOperationsGoOn() {
        var request = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("X-Gevraagd", "1")
                .header("Cookie", "gevraagd-session=dead")
                .POST(BodyPublishers.ofString(FINE))
                .build();
        var answer = graph().send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("housing");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Dit is geen mailadres",
        "en, This is not an e-mail address",
        "'de, en-GB;q=0.5', This is not an e-mail address",
        "de, Dit is geen mailadres",
        "'*;q=0.5, en;q=0.1', Dit is geen mailadres",
        "'en;q=0, nl', Dit is geen mailadres",
        "!!;q=x, Dit is geen mailadres"
    })
    void sentencesComeInTheLanguageThatWasAskedFor(String language, String sentence) {
        var body =
                "{\"query\":\"mutation { requestSignInLink(input: {email: \\\"x\\\"}) { ... on InputRejected { problems { message } } } }\"}";
        assertThat(graph().post(body, "Accept-Language", language).body()).contains(sentence);
    }

    @Test
    void whoLikesHundredsOfLanguagesIsSpokenToInDutch() {
        var body =
                "{\"query\":\"mutation { requestSignInLink(input: {email: \\\"x\\\"}) { ... on InputRejected { problems { message } } } }\"}";
        assertThat(graph().post(body, "Accept-Language", "en," + "de,".repeat(1_000) + "en")
                        .body())
                .contains("Dit is geen mailadres");
    }

    @Test
    void aBodyThatIsPackedOrEndlessIsNotRead() {
        var packed = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8, 0}))
                .build();
        assertThat(graph().send(packed).statusCode()).isEqualTo(415);
        var huge = HttpRequest.newBuilder(graph().uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[40 * 1024 * 1024]))
                .build();
        assertThat(graph().send(huge).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsDoNothing(String method) {
        for (var path : List.of("/graphql", "/nl/", "/challenge", "/leave/x", "/uploads", "/my/receipts.json")) {
            var request = HttpRequest.newBuilder(graph().uri(path))
                    .method(method, BodyPublishers.noBody())
                    .header("Content-Type", "application/json")
                    .build();
            var answer = graph().send(request);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            if (!method.equals("OPTIONS")) {
                assertThat(answer.statusCode()).as(path).isIn(403, 404, 405);
            }
        }
    }

    @Test
    void noHeaderOfARequestChangesALink() {
        var letter = graph().newLetter(
                        OFFICER,
                        "sign-in",
                        () -> graph().post(
                                        OFFICER_SIGNS_IN,
                                        "X-Forwarded-Host",
                                        "fremd.example",
                                        "X-Forwarded-Proto",
                                        "https",
                                        "Forwarded",
                                        "host=fremd.example"));
        assertThat(letter).doesNotContain("fremd.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "http://fremd.example/graphql"})
    void norDoesWhatARequestSaysItIsFor(String target) {
        var request = "POST " + target + " HTTP/1.1\r\nHost: fremd.example\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + OFFICER_SIGNS_IN.length() + "\r\nConnection: close\r\n\r\n" + OFFICER_SIGNS_IN;
        var letter = graph().newLetter(
                        OFFICER, "sign-in", () -> assertThat(raw(request)).contains("SignInLinkRequested"));
        assertThat(letter).contains("/workspace/inloggen#").doesNotContain("fremd.example");
    }

    private Graph graph() {
        return new Graph(port);
    }
}
