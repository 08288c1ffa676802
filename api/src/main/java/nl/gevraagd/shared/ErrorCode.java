package nl.gevraagd.shared;

import graphql.ErrorClassification;

/**
 * The closed list of {@code extensions.code}: each with the status of an answer of the graph, in which one field may fail beside
 * others that do not, with the status at the other doors, and with what is said where there is nothing more exact to say.
 */
public enum ErrorCode implements ErrorClassification {
    BAD_REQUEST(400, 400, "the request is not as it should be"),
    UNAUTHENTICATED(200, 401, "sign in first"),
    FORBIDDEN(200, 403, "you have no role for this"),
    COST_EXCEEDED(400, 400, "the document asks for too much at once"),
    DEADLINE_EXCEEDED(503, 503, "this took too long; try again later"),
    RATE_LIMITED(429, 429, "too many requests from your network; try again later"),
    OPERATION_NOT_REGISTERED(400, 400, "this operation is not registered"),
    UNAVAILABLE(503, 503, "this does not work at the moment; try again later"),
    INTERNAL(200, 500, "something went wrong on our side");

    private final int status;
    private final int statusBesideTheGraph;
    private final String sentence;

    ErrorCode(int status, int statusBesideTheGraph, String sentence) {
        this.status = status;
        this.statusBesideTheGraph = statusBesideTheGraph;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public int statusBesideTheGraph() {
        return statusBesideTheGraph;
    }

    public String sentence() {
        return sentence;
    }
}
