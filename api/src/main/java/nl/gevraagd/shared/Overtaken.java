package nl.gevraagd.shared;

/**
 * What was asked is older than what was asked and answered since, so it was not done. Becomes {@code UNAVAILABLE} at the field: who
 * still wants it asks again.
 */
public class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Overtaken() {
        super("something newer was asked meanwhile", null, false, false);
    }
}
