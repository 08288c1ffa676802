package nl.gevraagd.shared;

/** Somebody is signed in, but has no role for this operation. Becomes {@code FORBIDDEN} at the field. */
public class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Forbidden() {
        super("no role for this operation", null, false, false);
    }
}
