package nl.gevraagd.edge;

import java.util.Collection;
import nl.gevraagd.shared.RandomId;

/** What the edge remembers of one request: its id, and which status its answer gets. */
final class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();

    private final String requestId = RandomId.next(9);
    private volatile int status = 200;

    String requestId() {
        return requestId;
    }

    int status() {
        return status;
    }

    /** The worst code decides. */
    void fail(Collection<ErrorCode> codes) {
        status = codes.stream().mapToInt(ErrorCode::status).max().orElse(200);
    }
}
