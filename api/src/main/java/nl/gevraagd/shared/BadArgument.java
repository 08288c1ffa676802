package nl.gevraagd.shared;

/** An argument of a query that cannot be meant, such as {@code first: 1000} or a week that is none. Becomes {@code BAD_REQUEST}. */
public class BadArgument extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadArgument(String message) {
        super(message, null, false, false);
    }
}
