package nl.gevraagd.shared;

/** What was asked is older than what was asked and answered since, so it was not done: who still wants it asks again. */
public class Overtaken extends Refusal {

    private static final long serialVersionUID = 1;

    public Overtaken() {
        super(ErrorCode.UNAVAILABLE);
    }
}
