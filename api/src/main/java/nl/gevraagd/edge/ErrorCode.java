package nl.gevraagd.edge;

/** The closed list of {@code extensions.code}, each with the status that the response then has. */
enum ErrorCode {
    BAD_REQUEST(400),
    UNAUTHENTICATED(200),
    FORBIDDEN(200),
    COST_EXCEEDED(400),
    DEADLINE_EXCEEDED(503),
    RATE_LIMITED(429),
    OPERATION_NOT_REGISTERED(400),
    UNAVAILABLE(503),
    INTERNAL(200);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
