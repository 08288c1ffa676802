package nl.gevraagd.shared;

/** Nobody is signed in, or not in the way that this operation needs. Becomes {@code UNAUTHENTICATED} at the field. */
public class Unauthenticated extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unauthenticated() {
        super("nobody is signed in", null, false, false);
    }
}
