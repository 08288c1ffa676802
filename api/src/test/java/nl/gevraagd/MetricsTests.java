package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Acceptance row R-44: what Prometheus reads is a closed list, and tells of nobody. */
@WholeApplication
class MetricsTests {

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** The labels that there are; every combination is there, and no other. */
    private static final Map<String, Map<String, Set<String>>> CLOSED = Map.of(
            "gevraagd_funnel",
                    Map.of(
                            "step",
                            Set.of(
                                    "signed_up",
                                    "confirmed",
                                    "matched",
                                    "invited",
                                    "accepted",
                                    "met",
                                    "on_list",
                                    "elected")),
            "gevraagd_letters",
                    Map.of(
                            "kind",
                            Set.of(
                                    "confirm-sign-up",
                                    "already-signed-up",
                                    "self-service-link",
                                    "invitation",
                                    "branch-joined",
                                    "new-leads",
                                    "answer-received",
                                    "consent-withdrawn",
                                    "sign-in",
                                    "goodbye"),
                            "state",
                            Set.of("ready", "sending", "accepted", "refused", "suppressed", "unknown")),
            "gevraagd_outbox_oldest_ready_seconds", Map.of(),
            "gevraagd_sign_ups_total", Map.of("outcome", Set.of("accepted", "rejected", "confirmed")),
            "gevraagd_sign_ins_total",
                    Map.of("kind", Set.of("member", "citizen"), "outcome", Set.of("requested", "opened", "refused")),
            "gevraagd_imports_total",
                    Map.of(
                            "table",
                            Set.of("municipalities", "mergers", "postcodes", "elections", "parties"),
                            "outcome",
                            Set.of("changed", "unchanged", "dry_run", "refused")));

    @LocalServerPort
    int port;

    @LocalManagementPort
    int management;

    @Autowired
    ImportOutcomes imports;

    @Test
    void namesAndLabelsAreAClosedListWhateverHappens() {
        var before = series(scrape());
        somethingHappens();
        var after = series(scrape());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        var found = new HashMap<String, Set<Map<String, String>>>();
        after.keySet()
                .forEach(one -> found.computeIfAbsent(nameOf(one), any -> new HashSet<>())
                        .add(labelsOf(one)));
        assertThat(found.keySet()).isEqualTo(CLOSED.keySet());
        CLOSED.forEach((name, labels) -> assertThat(found.get(name)).as(name).isEqualTo(combinations(labels)));
    }

    @Test
    void nothingTellsOfAnybody() {
        var canary = somethingHappens();
        assertThat(scrape().toLowerCase(Locale.ROOT)).doesNotContain(canary).doesNotContain("@");
    }

    @Test
    void signInsAndImportsAreCounted() {
        var before = series(scrape());
        graph().asMember("manager");
        graph().data("mutation { signIn(token: \"x\") { __typename } }");
        graph().data("mutation { openSelfService(token: \"x\") { __typename } }");
        graph().data("mutation { requestSelfServiceLink(input: {email: \"x\"}) { __typename } }");
        imports.count(Table.PARTIES, Outcome.DRY_RUN);
        var after = series(scrape());
        assertThat(more(before, after))
                .containsEntry("gevraagd_sign_ins_total{kind=\"member\",outcome=\"requested\"}", 1.0)
                .containsEntry("gevraagd_sign_ins_total{kind=\"member\",outcome=\"opened\"}", 1.0)
                .containsEntry("gevraagd_sign_ins_total{kind=\"member\",outcome=\"refused\"}", 1.0)
                .containsEntry("gevraagd_sign_ins_total{kind=\"citizen\",outcome=\"refused\"}", 2.0)
                .containsEntry("gevraagd_imports_total{outcome=\"dry_run\",table=\"parties\"}", 1.0)
                .doesNotContainKey("gevraagd_sign_ins_total{kind=\"citizen\",outcome=\"requested\"}");
    }

    @Test
    void promtoolFindsNothingWrongWithOurs() throws IOException, InterruptedException {
        assumeTrue(isThere("promtool"), "promtool is not installed (Debian: prometheus)");
        var ours = scrape().lines()
                .filter(line -> line.replaceFirst("^# (HELP|TYPE) ", "").startsWith("gevraagd_"))
                .collect(Collectors.joining("\n", "", "\n"));
        var process = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(ours.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theAlertsSayWhatTheirTestsExpect() throws IOException, InterruptedException {
        assumeTrue(isThere("promtool"), "promtool is not installed (Debian: prometheus)");
        var process = new ProcessBuilder("promtool", "test", "rules", "../infra/prometheus/alerts_test.yml")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
        assertThat(process.waitFor()).isZero();
    }

    private static boolean isThere(String program) {
        for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** @return what nobody may find */
    private String somethingHappens() {
        var canary = "kanarie" + UUID.randomUUID().toString().substring(0, 8);
        var version = graph().data("{ consentTexts(locale: \"nl\") { version } }")
                .at("/consentTexts/0/version")
                .asString();
        graph().data(
                        "mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }",
                        "i",
                        Map.of(
                                "name",
                                canary,
                                "email",
                                canary + "@voorbeeld.example",
                                "municipality",
                                "GM0037",
                                "eighteenOrOlder",
                                true,
                                "motivation",
                                canary,
                                "consents",
                                List.of(Map.of("purpose", "CAMPAIGN_CONTACT", "textVersion", version))));
        graph().data(
                        "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }",
                        "t",
                        graph().token(canary + "@voorbeeld.example", "confirm-sign-up"));
        graph().get("/" + canary);
        graph().get("/leave/" + canary);
        graph().ask("query " + canary + " { themes { slug } }");
        return canary;
    }

    private static Map<String, Double> more(Map<String, Double> before, Map<String, Double> after) {
        var more = new HashMap<String, Double>();
        after.forEach((one, value) -> {
            double difference = value - before.getOrDefault(one, 0.0);
            if (difference != 0) {
                more.put(one, difference);
            }
        });
        return more;
    }

    private static Map<String, Double> series(String scraped) {
        var series = new HashMap<String, Double>();
        scraped.lines().filter(line -> line.startsWith("gevraagd_")).forEach(line -> {
            int value = line.lastIndexOf(' ');
            series.put(line.substring(0, value), Double.valueOf(line.substring(value + 1)));
        });
        return series;
    }

    private static String nameOf(String series) {
        return series.contains("{") ? series.substring(0, series.indexOf('{')) : series;
    }

    private static Map<String, String> labelsOf(String series) {
        return LABEL.matcher(series).results().collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
    }

    private static Set<Map<String, String>> combinations(Map<String, Set<String>> labels) {
        Set<Map<String, String>> all = new HashSet<>(Set.of(Map.of()));
        for (var label : new TreeSet<>(labels.keySet())) {
            var longer = new HashSet<Map<String, String>>();
            for (var one : all) {
                for (var value : labels.getOrDefault(label, Set.of())) {
                    var with = new HashMap<>(one);
                    with.put(label, value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    private String scrape() {
        return graph().send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/actuator/prometheus"))
                                .build())
                .body();
    }

    private Graph graph() {
        return new Graph(port);
    }
}
