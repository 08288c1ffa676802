package nl.gevraagd.mail;

/** The letter is wanted, but not now: its recipient paused. It waits, and is asked for again. */
public class LetterHeld extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LetterHeld() {
        super("the recipient paused", null, false, false);
    }
}
