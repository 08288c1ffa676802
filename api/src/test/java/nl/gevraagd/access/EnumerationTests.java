package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Acceptance row R-18: nobody hears whether an address is known, in status, headers or body. */
@WholeApplication
class EnumerationTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Suppressions suppressions;

    @Autowired
    GlobalIds ids;

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private Cast cast;

    @BeforeEach
    void everySortOfAddress() {
        cast = new Cast(application, port);
        addresses.put("unknown", Cast.addressOf(Cast.mark()));
        addresses.put("known", cast.signedUp().email());
        var suppressed = cast.signedUp().email();
        suppressions.add(new EmailAddress(suppressed), "left");
        addresses.put("suppressed", suppressed);
        var erased = cast.signedUp();
        cast.as(erased).data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        addresses.put("erased", erased.email());
        var withdrawn = cast.signedUp();
        cast.as(withdrawn).data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }");
        addresses.put("withdrawn", withdrawn.email());
        var pending = Cast.mark();
        cast.pendingSignUp(pending);
        addresses.put("not confirmed", Cast.addressOf(pending));
        addresses.put("a member's", cast.worker(Role.CAMPAIGN_ANALYST, null).email());
        var odd = Cast.mark().substring(0, 20);
        addresses.put("with signs", "o'hara+" + odd + "@voorbeeld.example");
        addresses.put("with more signs", "{a}.b-c_d%" + odd + "!#$&*=?^`|~@sub.voorbeeld.example");
        addresses.put("of an international domain", odd + "@b\u00fccher.example");
        addresses.put("as long as may be", "x".repeat(64 - odd.length()) + odd + "@voorbeeld.example");
        addresses.put("in capitals", addresses.get("known").toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void askingForALinkSaysTheSameForEveryAddress() {
        for (var mutation : List.of("requestSelfServiceLink", "requestSignInLink")) {
            var document = "mutation($input: " + Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1)
                    + "Input!) { " + mutation
                    + "(input: $input) { __typename ... on SelfServiceLinkRequested { email } ... on SignInLinkRequested { email } ... on InputRejected { problems { code message } } } }";
            if (mutation.equals("requestSignInLink")) {
                document = document.replace(" ... on SelfServiceLinkRequested { email }", "");
            } else {
                document = document.replace(" ... on SignInLinkRequested { email }", "");
            }
            var asked = document;
            sameForAll(address -> Graph.body(asked, Map.of("input", Map.of("email", address))));
        }
    }

    @Test
    void signingUpSaysTheSameForEveryAddress() {
        sameForAll(address -> {
            var form = new HashMap<>(cast.form(Cast.mark()));
            form.put("email", address);
            return Graph.body(
                    "mutation($input: SignUpInput!) { signUp(input: $input) { __typename ... on SignUpAccepted { email } ... on InputRejected { problems { code message } } } }",
                    Map.of("input", form));
        });
    }

    private void sameForAll(java.util.function.Function<String, String> body) {
        var heard = new LinkedHashMap<String, String>();
        for (int round = 0; round < 2; round++) {
            addresses.forEach((sort, address) -> {
                var answer =
                        Graph.plain(new Graph(port).post(body.apply(address))).replace(address, "ADDRESS");
                assertThat(heard.merge(sort, answer, (before, now) -> before))
                        .as(sort + ", asked again")
                        .isEqualTo(answer);
            });
        }
        assertThat(heard.get("unknown")).startsWith("200").contains("ADDRESS");
        assertThat(heard)
                .allSatisfy((sort, answer) -> assertThat(answer).as(sort).isEqualTo(heard.get("unknown")));
    }

    @Test
    void leavingSaysTheSameForEverybody() {
        var known = cast.signedUp();
        var erased = cast.signedUp();
        cast.as(erased).data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        var tokens = List.of(
                leaveToken(known.id().value()),
                leaveToken(known.id().value()),
                leaveToken(erased.id().value()),
                leaveToken(RandomId.next()));
        for (var method : List.of("GET", "POST")) {
            var heard = tokens.stream().map(token -> leave(method, token)).toList();
            assertThat(heard)
                    .allSatisfy(answer -> assertThat(answer).startsWith("200").isEqualTo(heard.getFirst()));
            var whole = leaveToken(known.id().value());
            for (var none : List.of(cast.idOf(known), whole.substring(0, whole.length() - 1), "nothing")) {
                assertThat(leave(method, none)).startsWith("200").contains("niet compleet");
            }
            assertThat(heard.getFirst()).doesNotContain("niet compleet");
        }
    }

    private String leaveToken(String prospect) {
        return ids.encode("Leave", "", prospect);
    }

    private String leave(String method, String token) {
        var graph = new Graph(port);
        return Graph.plain(graph.send(HttpRequest.newBuilder(graph.uri("/leave/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build()))
                .replace(token, "TOKEN");
    }
}
