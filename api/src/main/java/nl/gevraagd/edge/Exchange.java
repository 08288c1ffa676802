package nl.gevraagd.edge;

import java.time.Duration;
import java.util.Collection;
import nl.gevraagd.shared.RandomId;

/** What the edge remembers of one request: its id, and which status its answer gets. */
final class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();

    private final String requestId = RandomId.next(9);
    private volatile int status = 200;
    private volatile long waitSeconds = 5;

    String requestId() {
        return requestId;
    }

    /** How long whoever asked has to wait at least, when the answer is that it does not work now. */
    void waitFor(Duration time) {
        waitSeconds = Math.max(1, time.plusMillis(999).toSeconds());
    }

    long waitSeconds() {
        return waitSeconds;
    }

    int status() {
        return status;
    }

    /** The worst code decides. */
    void fail(Collection<ErrorCode> codes) {
        status = codes.stream().mapToInt(ErrorCode::status).max().orElse(200);
    }
}
