package nl.gevraagd.shared;

/** Somebody is signed in, but has no role for this operation. */
public class Forbidden extends Refusal {

    private static final long serialVersionUID = 1;

    public Forbidden() {
        super(ErrorCode.FORBIDDEN);
    }
}
