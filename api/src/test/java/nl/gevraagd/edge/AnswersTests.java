package nl.gevraagd.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import nl.gevraagd.shared.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.graphql.server.WebGraphQlInterceptor.Chain;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

/** A deadline that is kept whatever the work does, and failures that are not swallowed on their way between two threads. */
class AnswersTests {

    private final Deadlines deadlines = new Deadlines();
    private final Exchange exchange = new Exchange(false, false);
    private final WebGraphQlRequest request = new WebGraphQlRequest(
            URI.create("http://localhost/graphql"),
            new HttpHeaders(),
            new LinkedMultiValueMap<>(),
            null,
            new HashMap<>(Map.of(Exchange.ATTRIBUTE, exchange)),
            Map.of("query", "{ __typename }"),
            "1",
            Locale.of("nl"));

    @AfterEach
    void endWatch() {
        deadlines.destroy();
    }

    @Test
    void workThatHangsIsAnsweredAtTheDeadline() {
        var never = new CountDownLatch(1);
        var answer = answer(
                Duration.ofMillis(50),
                any -> Mono.fromCallable(() -> {
                    never.await();
                    throw new IllegalStateException("too late to be seen");
                }));
        assertThat(answer.getErrors().getFirst().getExtensions())
                .containsEntry("code", "DEADLINE_EXCEEDED")
                .containsEntry("requestId", exchange.requestId());
        assertThat(answer.toMap().toString()).contains("classification=DEADLINE_EXCEEDED");
        assertThat(answer.getErrors().getFirst().toString()).doesNotContain("Exception");
        assertThat(exchange.status()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED.status());
        never.countDown();
    }

    @Test
    void whatIsThrownBeforeThereIsAnAnswerArrivesAtOnce() {
        assertThatThrownBy(() -> answer(Duration.ofMinutes(5), any -> {
                    throw new IllegalStateException("broken");
                }))
                .hasRootCauseMessage("broken");
    }

    @Test
    void whatIsLoggedOnTheOtherThreadCarriesTheRequestsId() {
        var seen = new AtomicReference<String>();
        assertThatThrownBy(() -> answer(Duration.ofMinutes(5), any -> {
            seen.set(MDC.get("requestId"));
            return Mono.error(new IllegalStateException("enough"));
        }));
        assertThat(seen).hasValue(exchange.requestId());
    }

    @Test
    void whoFindsNoRoomHearsSoEarlyAndOneWhoIsLateKeepsTheirPlaceUntilTheyAreDone() {
        var never = new CountDownLatch(1);
        var answers = new Answers(new MeasuredDocuments(), deadlines, Duration.ofSeconds(2), 1);
        Chain hangs = any -> Mono.fromCallable(() -> {
            never.await();
            throw new IllegalStateException("too late to be seen");
        });
        assertThat(codeOf(answers.intercept(request, hangs).block())).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(codeOf(answers.intercept(request, hangs).block())).isEqualTo("UNAVAILABLE");
        assertThat(exchange.status()).isEqualTo(503);
        never.countDown();
        assertThat(codeOf(answers.intercept(request, hangs).onErrorComplete().block()))
                .isNull();
    }

    private static @Nullable Object codeOf(@Nullable WebGraphQlResponse answer) {
        return answer == null
                ? null
                : answer.getErrors().getFirst().getExtensions().get("code");
    }

    private WebGraphQlResponse answer(Duration deadline, Chain work) {
        return new Answers(new MeasuredDocuments(), deadlines, deadline, 10)
                .intercept(request, work)
                .blockOptional()
                .orElseThrow();
    }
}
