package nl.gevraagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the graph over HTTP, as an outsider would write it, and a reader of the demo's mailbox. */
public final class Graph {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

    private final String base;
    private @Nullable String cookie;

    public Graph(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Another browser. */
    public Graph another() {
        return new Graph(Integer.parseInt(base.substring(base.lastIndexOf(':') + 1)));
    }

    public JsonNode data(String document, Object... variables) {
        var answer = ask(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toString());
        }
        return answer.get("data");
    }

    public JsonNode ask(String document, Object... variables) {
        var values = new java.util.HashMap<String, Object>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put((String) variables[i], variables[i + 1]);
        }
        return askWith(document, values);
    }

    public JsonNode askWith(String document, Map<String, ?> variables) {
        return JSON.readTree(post(body(document, variables), "X-Gevraagd", "1", "Accept-Language", "nl")
                .body());
    }

    /** A request as it goes over the line. */
    public static String body(String document, Map<String, ?> variables) {
        return JSON.writeValueAsString(Map.of("query", document, "variables", variables));
    }

    /** What the browser holds. */
    public String session() {
        return java.util.Objects.requireNonNull(cookie).substring("gevraagd-session=".length());
    }

    /** Status, headers and body of an answer, without what is new in each. */
    public static String plain(HttpResponse<String> answer) {
        var headers = new java.util.TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection"); // closed after so many requests, whatever they ask
        headers.remove("content-length"); // the body itself is compared
        return answer.statusCode() + " " + headers + " "
                + answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":\"\"");
    }

    /** Listens to a subscription. */
    public Live live(String document, Map<String, ?> variables) {
        var request = HttpRequest.newBuilder(URI.create(base + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("X-Gevraagd", "1")
                .POST(HttpRequest.BodyPublishers.ofString(body(document, variables)));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return new Live(HTTP, request.build());
    }

    /** The same browser with this session, whatever it had before. */
    public Graph holding(String session) {
        cookie = "gevraagd-session=" + session;
        return this;
    }

    /** Any request to the graph. */
    public HttpResponse<String> post(String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        var response = send(request.build());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the browser would send: name and value; null before signing in. */
    public @Nullable String cookie() {
        return cookie;
    }

    public URI uri(String path) {
        return URI.create(base + path);
    }

    /** The page of the newest letter of this kind to this address, once it is there. */
    public String letter(String to, String kind) {
        return until(() -> {
            var list = get("/demo/mailbox?to=" + to).body();
            var found = Pattern.compile("/demo/mailbox/(\\d+)\"[^>]*>[^<]*</a></td>\\s*<td[^>]*>[^<]*</td>\\s*<td[^>]*>"
                            + kind + "<")
                    .matcher(list);
            return found.find() ? get("/demo/mailbox/" + found.group(1)).body() : null;
        });
    }

    /** How many letters of this kind the address got so far. */
    public long letters(String to, String kind) {
        return Pattern.compile(">" + kind + "<")
                .matcher(get("/demo/mailbox?to=" + to).body())
                .results()
                .count();
    }

    /** The letter that this brings about, whatever of this kind the address got before. */
    public String newLetter(String to, String kind, Runnable asking) {
        long before = letters(to, kind);
        asking.run();
        untilTrue(() -> letters(to, kind) > before);
        return letter(to, kind);
    }

    public String token(String to, String kind) {
        return tokenIn(letter(to, kind));
    }

    public static String tokenIn(String letter) {
        var matcher = TOKEN.matcher(letter);
        if (!matcher.find()) {
            throw new AssertionError("no token in the letter");
        }
        return matcher.group(1);
    }

    /** Signs a member in, by letter. */
    public Graph asMember(String who) {
        var address = who + "@demo.gevraagd.example";
        var ask = "mutation($e: String!) { requestSignInLink(input: {email: $e}) { __typename } }";
        var letter = newLetter(address, "sign-in", () -> data(ask, "e", address));
        data("mutation($t: String!) { signIn(token: $t) { __typename } }", "t", tokenIn(letter));
        return this;
    }

    public static void untilTrue(BooleanSupplier state) {
        until(() -> state.getAsBoolean() ? true : null);
    }

    /** Waits for a state, not for a number of seconds. */
    public static <T> T until(Supplier<@Nullable T> state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = state.get();
            if (found != null) {
                return found;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("it did not come true in " + PATIENCE);
    }
}
