package nl.gevraagd.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.gevraagd.Gevraagd;
import nl.gevraagd.Graph;
import nl.gevraagd.MongoGate;
import nl.gevraagd.TestMongo;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.GlobalIds;
import org.altcha.altcha.Altcha;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * With the shield up: acceptance rows R-29 (networks), R-30 and what somebody hears while MongoDB is away. Each
 * test comes from networks of its own, through a proxy that is believed.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gevraagd.shield=on",
            "gevraagd.trusted-proxies=127.0.0.0/8,::1",
            "gevraagd.limits.network.mutations=" + ShieldTests.MUTATIONS,
            "gevraagd.limits.network.queries=" + ShieldTests.QUERIES,
            "gevraagd.limits.network.every=1h"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {TestMongo.class, ShieldTests.Gated.class})
class ShieldTests {

    static final int MUTATIONS = 20;
    static final int QUERIES = 30;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUERY = "{ themes { slug } }";
    private static final String MUTATION = "mutation { confirmSignUp(token: \"x\") { __typename } }";
    private static final String HEARD = "__typename ... on InputRejected { problems { code field message } }";
    private static @Nullable MongoGate door;

    @LocalServerPort
    int port;

    @Autowired
    Challenges challenges;

    @Autowired
    DatabaseClock clock;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    GlobalIds ids;

    @Autowired
    Environment environment;

    /** Puts a door in front of the database. */
    static final class Gated implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var uri = new ConnectionString(
                    Objects.requireNonNull(context.getEnvironment().getProperty("spring.mongodb.uri")));
            var gate = new MongoGate(new ServerAddress(uri.getHosts().getFirst()));
            door = gate;
            TestPropertyValues.of("spring.mongodb.uri=mongodb://127.0.0.1:" + gate.port() + "/" + uri.getDatabase()
                            + "?directConnection=true")
                    .applyTo(context);
        }
    }

    @Test
    void aNetworkThatAsksTooMuchHasToWaitAndNobodyElseHas() {
        for (int i = 0; i < MUTATIONS; i++) {
            assertThat(ask(MUTATION, "198.51.100.1").statusCode()).isEqualTo(200);
        }
        var refused = ask(MUTATION, "198.51.100.1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("RATE_LIMITED", "requestId").doesNotContain("data");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 3600L / MUTATIONS);
        assertThat(ask(MUTATION, "203.0.113.66, 198.51.100.1").statusCode()).isEqualTo(429);
        assertThat(ask("query A { themes { slug } } " + MUTATION.replace("{ con", "B { con"), "198.51.100.1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(ask(QUERY, "198.51.100.1").statusCode()).isEqualTo(200);
        assertThat(ask(MUTATION, "198.51.100.2").statusCode()).isEqualTo(200);
        for (int i = 0; i < QUERIES; i++) {
            assertThat(ask(QUERY, "198.51.100.3").statusCode()).isEqualTo(200);
        }
        assertThat(ask(QUERY, "198.51.100.3").statusCode()).isEqualTo(429);
    }

    @Test
    void aHouseholdOfIpv6IsOneNetwork() {
        for (int i = 0; i < MUTATIONS; i++) {
            assertThat(ask(MUTATION, "2001:db8:0:1::" + i).statusCode()).isEqualTo(200);
        }
        assertThat(ask(MUTATION, "2001:db8:0:1:ffff::").statusCode()).isEqualTo(429);
        assertThat(ask(MUTATION, "2001:db8:0:2::1").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInIsNeverCountedAndADeadCookieDoesNotHelp() throws Exception {
        var member = new Graph(port);
        var address = "manager@demo.gevraagd.example";
        assertThat(link(address, solution(), "198.51.100.4")).contains("SignInLinkRequested");
        var token = member.token(address, "sign-in");
        assertThat(member.post(
                                JSON.writeValueAsString(Map.of(
                                        "query", "mutation { signIn(token: \"" + token + "\") { __typename } }")),
                                "X-Forwarded-For",
                                "198.51.100.4")
                        .body())
                .contains("SignedIn");
        for (int i = 0; i < MUTATIONS; i++) {
            ask(MUTATION, "198.51.100.5");
        }
        for (int i = 0; i < MUTATIONS; i++) {
            assertThat(member.post(body(MUTATION), "X-Forwarded-For", "198.51.100.5", "X-Gevraagd", "1")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(new Graph(port)
                        .post(
                                body(MUTATION),
                                "X-Forwarded-For",
                                "198.51.100.5",
                                "X-Gevraagd",
                                "1",
                                "Cookie",
                                "gevraagd-session=dead")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void whatIsNoSolutionIsRefusedAlikeAndNothingIsWrittenDown() throws Exception {
        var good = solvedByTwoDigits();
        var wrong = new ArrayList<@Nullable String>();
        wrong.add(null);
        wrong.add("");
        wrong.add("x");
        wrong.add(Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8)));
        wrong.add(" ".repeat(5_000));
        wrong.add(encoded(with(good, "number", 50_001)));
        wrong.add(encoded(with(good, "challenge", "0".repeat(64))));
        wrong.add(encoded(with(good, "signature", "0".repeat(64))));
        wrong.add(encoded(with(good, "algorithm", "MD5")));
        wrong.add(encoded(solved(Duration.ofMinutes(30))));
        wrong.add(encoded(solved(Duration.ofHours(-2))));
        wrong.add(encoded(solved(Duration.ZERO)));
        var number = String.valueOf(good.get("number"));
        var salt = good.get("salt") + number.substring(0, 1); // the hash stays the same (CVE-2025-68113)
        wrong.add(encoded(with(with(good, "salt", salt), "number", Long.valueOf(number.substring(1)))));
        var late = solved(Duration.ofMinutes(40));
        wrong.add(encoded(with(
                late, "salt", String.valueOf(late.get("salt")).replaceFirst("issued=\\d+", "issued=9999999999999"))));
        wrong.add(encoded(easier()));
        var answer = "";
        for (int i = 0; i < wrong.size(); i++) {
            var heard = link("analyst@demo.gevraagd.example", wrong.get(i), "192.0.2." + i);
            assertThat(heard).as("wrong solution %d", i).contains("CHALLENGE_FAILED");
            assertThat(heard).isEqualTo(answer.isEmpty() ? heard : answer);
            answer = heard;
        }
        assertThat(link("analyst@demo.gevraagd.example", encoded(good), "192.0.2.99"))
                .contains("SignInLinkRequested");
        var mailbox = new Graph(port);
        mailbox.token("analyst@demo.gevraagd.example", "sign-in");
        assertThat(mailbox.letters("analyst@demo.gevraagd.example", "sign-in"))
                .as("of the one that was right")
                .isEqualTo(1);
    }

    @Test
    void aSolutionIsGoodOnceOverAllInstances() throws Exception {
        try (var second = new SpringApplicationBuilder(Gevraagd.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--gevraagd.trusted-proxies=127.0.0.0/8,::1",
                        "--gevraagd.home=" + environment.getProperty("gevraagd.home"),
                        "--gevraagd.keys=" + environment.getProperty("gevraagd.keys"),
                        "--spring.mongodb.uri=" + environment.getProperty("spring.mongodb.uri"))) {
            int other = Integer.parseInt(
                    Objects.requireNonNull(second.getEnvironment().getProperty("local.server.port")));
            var solution = solution();
            var asked = new ArrayList<Callable<String>>();
            for (int i = 0; i < 8; i++) {
                int door = i % 2 == 0 ? port : other;
                asked.add(() -> link("burger@demo.gevraagd.example", solution, "192.0.2.200", door));
            }
            var heard = new ArrayList<String>();
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (var one : threads.invokeAll(asked)) {
                    heard.add(one.get());
                }
            }
            assertThat(heard.stream().filter(one -> one.contains("SignInLinkRequested")))
                    .hasSize(1);
            assertThat(heard.stream().filter(one -> one.contains("CHALLENGE_FAILED")))
                    .hasSize(7);
        }
    }

    @Test
    void aFormThatIsRefusedOtherwiseSpendsNothingAndTheSameSignUpMayBeSentAgain() throws Exception {
        var solution = solution();
        assertThat(link("nobody", solution, "192.0.2.210"))
                .contains("INVALID_EMAIL")
                .doesNotContain("CHALLENGE_FAILED");
        assertThat(signUp("first", "", solution)).contains("\"REQUIRED\"").doesNotContain("CHALLENGE_FAILED");
        assertThat(signUp("first", "", null)).contains("\"REQUIRED\"", "CHALLENGE_FAILED");
        for (int i = 0; i < 2; i++) {
            assertThat(signUp("first", "Vera", solution)).contains("SignUpAccepted");
        }
        assertThat(signUp("second", "Vera", solution)).contains("CHALLENGE_FAILED");
        assertThat(signUp(null, "Vera", solution)).contains("CHALLENGE_FAILED");
        assertThat(link("burger@demo.gevraagd.example", solution, "192.0.2.210"))
                .contains("CHALLENGE_FAILED");
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyIsAskedToComeBackAndThenItWorks() throws Exception {
        var prospect = Graph.until(() -> mongo.getCollection("prospects")
                .find(new Document("status", "CONFIRMED"))
                .hintString("_id_")
                .projection(new Document("_id", 1))
                .first());
        var leave = "/leave/" + ids.encode("Leave", "", prospect.getString("_id"));
        var gate = Objects.requireNonNull(door);
        gate.shut();
        try {
            var page = post(leave, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("Dit lukt nu niet").doesNotContain("Exception", "nl.gevraagd", "mongo");
            List<Callable<HttpResponse<String>>> askings = List.of(
                    () -> new Graph(port).get("/challenge"),
                    () -> ask("{ municipality(code: \"GM0037\") { branches { totalCount } } }", "192.0.2.201"),
                    () -> new Graph(port).post(body(QUERY), "X-Gevraagd", "1", "Cookie", "gevraagd-session=x"),
                    () -> new Graph(port)
                            .send(HttpRequest.newBuilder(new Graph(port).uri("/uploads"))
                                    .header("Content-Type", "text/csv")
                                    .header("X-Gevraagd", "1")
                                    .header("Cookie", "gevraagd-session=x")
                                    .POST(BodyPublishers.ofString("x"))
                                    .build()));
            try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) { // each waits for the database to be found
                for (var asking : atOnce.invokeAll(askings)) {
                    var broken = asking.get();
                    assertThat(broken.statusCode())
                            .as(broken.uri() + broken.body())
                            .isEqualTo(503);
                    assertThat(broken.headers().firstValue("Retry-After")).isPresent();
                    assertThat(broken.body()).doesNotContain("Exception", "nl.gevraagd");
                }
            }
        } finally {
            gate.open();
        }
        Graph.untilTrue(() -> post(leave, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                        .statusCode()
                == 200);
        assertThat(mongo.getCollection("prospects")
                        .find(new Document("_id", prospect.getString("_id")))
                        .first())
                .containsEntry("status", "WITHDRAWN");
    }

    private String link(String address, @Nullable String solution, String network) {
        return link(address, solution, network, port);
    }

    private static String link(String address, @Nullable String solution, String network, int door) {
        var input = new HashMap<String, @Nullable Object>();
        input.put("email", address);
        input.put("challenge", solution);
        return sent(
                "mutation($i: RequestSignInLinkInput!) { requestSignInLink(input: $i) { " + HEARD + " } }",
                input,
                network,
                door);
    }

    private static String sent(String document, Map<String, @Nullable Object> input, String network, int door) {
        var body = JSON.writeValueAsString(Map.of("query", document, "variables", Map.of("i", input)));
        return new Graph(door).post(body, "X-Forwarded-For", network).body();
    }

    private String signUp(@Nullable String idempotencyKey, String name, @Nullable String solution) {
        var input = new HashMap<String, @Nullable Object>();
        input.put("name", name);
        input.put("email", "vera@voorbeeld.example");
        input.put("municipality", "GM0344");
        input.put("eighteenOrOlder", true);
        input.put("consents", List.of(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", textVersion())));
        input.put("idempotencyKey", idempotencyKey);
        input.put("challenge", solution);
        return sent("mutation($i: SignUpInput!) { signUp(input: $i) { " + HEARD + " } }", input, "192.0.2.211", port);
    }

    private String textVersion() {
        var texts = JSON.readTree(ask("{ consentTexts(locale: \"nl\") { version } }", "192.0.2.212")
                .body());
        return texts.at("/data/consentTexts/0/version").asString();
    }

    private String solution() throws Exception {
        return encoded(solved(Duration.ofSeconds(10)));
    }

    /** A solved challenge that was handed out some time ago. */
    private Map<String, Object> solved(Duration ago) throws Exception {
        return solved(challenges.issue(clock.now().minus(ago), 500));
    }

    /** Or by more: one of them can move into the salt. */
    private Map<String, Object> solvedByTwoDigits() throws Exception {
        var solved = solved(Duration.ofSeconds(10));
        while (String.valueOf(solved.get("number")).length() < 2) {
            solved = solved(Duration.ofSeconds(10));
        }
        return solved;
    }

    private static Map<String, Object> solved(Altcha.Challenge asked) throws Exception {
        var solution = Altcha.solveChallenge(asked.challenge, asked.salt, Altcha.Algorithm.SHA256, 50_000, 0);
        return Map.of(
                "algorithm", asked.algorithm,
                "challenge", asked.challenge,
                "number", solution.number,
                "salt", asked.salt,
                "signature", asked.signature);
    }

    /** Made by somebody without our key. */
    private Map<String, Object> easier() throws Exception {
        return solved(Altcha.createChallenge(new Altcha.ChallengeOptions()
                .setAlgorithm(Altcha.Algorithm.SHA256)
                .setMaxNumber(1L)
                .setHmacKey("another")
                .setSecureRandomNumber(true)
                .setExpires(clock.now().plusSeconds(600).getEpochSecond())
                .addParam("issued", Long.toString(clock.now().minusSeconds(10).toEpochMilli()))));
    }

    private static Map<String, Object> with(Map<String, Object> payload, String key, Object value) {
        var changed = new HashMap<>(payload);
        changed.put(key, value);
        return Collections.unmodifiableMap(changed);
    }

    private static String encoded(Map<String, Object> payload) {
        return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(payload));
    }

    private static String body(String document) {
        return JSON.writeValueAsString(Map.of("query", document));
    }

    private HttpResponse<String> ask(String document, String forwarded) {
        return new Graph(port).post(body(document), "X-Forwarded-For", forwarded);
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return new Graph(port)
                .send(HttpRequest.newBuilder(new Graph(port).uri(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
