package nl.gevraagd.shared;

/** Nobody is signed in, or not in the way that this operation needs. */
public class Unauthenticated extends Refusal {

    private static final long serialVersionUID = 1;

    public Unauthenticated() {
        super(ErrorCode.UNAUTHENTICATED);
    }
}
