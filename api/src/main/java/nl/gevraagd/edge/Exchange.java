package nl.gevraagd.edge;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.RandomId;
import org.springframework.graphql.server.WebGraphQlRequest;

/** What the edge remembers of one request: its id, and which status its answer gets. */
final class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();
    static final long USUAL_WAIT_SECONDS = 5;

    private final String requestId = RandomId.next(9);
    private final boolean plainJson;
    private final boolean stream;
    private volatile int status = 200;
    private volatile long waitSeconds = USUAL_WAIT_SECONDS;

    /**
     * @param plainJson whether whoever asks knows {@code application/json} only
     * @param stream whether whoever asks wants events and nothing else
     */
    Exchange(boolean plainJson, boolean stream) {
        this.plainJson = plainJson;
        this.stream = stream;
    }

    static Exchange of(WebGraphQlRequest request) {
        return (Exchange) Objects.requireNonNull(request.getAttributes().get(ATTRIBUTE));
    }

    boolean stream() {
        return stream;
    }

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

    /** The document was not run. In plain JSON that is 200, as its readers expect (GraphQL over HTTP, 6.4.1). */
    void refuse(Collection<ErrorCode> codes) {
        fail(codes);
        if (plainJson && status == ErrorCode.BAD_REQUEST.status()) {
            status = 200;
        }
    }

    /** The worst code decides. */
    void fail(Collection<ErrorCode> codes) {
        status = codes.stream().mapToInt(ErrorCode::status).max().orElse(200);
    }
}
