package nl.gevraagd.shared;

/** A cursor that we did not make, or that belongs to another list or filter. Becomes {@code BAD_REQUEST}. */
public class ForeignCursor extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForeignCursor() {
        super("the cursor does not belong to this list", null, false, false);
    }
}
