package nl.gevraagd.shared;

/** {@code first} or {@code last} outside 1..100, or both. Becomes {@code BAD_REQUEST}. */
public class BadPage extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadPage(String message) {
        super(message, null, false, false);
    }
}
