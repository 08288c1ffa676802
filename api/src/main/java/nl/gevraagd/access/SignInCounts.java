package nl.gevraagd.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import nl.gevraagd.access.LinkRequest.Kind;
import org.springframework.stereotype.Component;

/** {@code gevraagd_sign_ins_total}: links that were asked for and opened. Tells the same for known and unknown addresses. */
@Component
class SignInCounts {

    private final MeterRegistry meters;

    enum Outcome {
        REQUESTED,
        OPENED,
        REFUSED
    }

    SignInCounts(MeterRegistry meters) {
        this.meters = meters;
        for (var kind : Kind.values()) {
            for (var outcome : Outcome.values()) {
                counter(kind, outcome);
            }
        }
    }

    void count(Kind kind, Outcome outcome) {
        counter(kind, outcome).increment();
    }

    /** The registry hands out the same one each time. */
    private Counter counter(Kind kind, Outcome outcome) {
        return Counter.builder("gevraagd.sign.ins")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .description("Links to sign in with, by whom they are for and what became of them")
                .register(meters);
    }
}
