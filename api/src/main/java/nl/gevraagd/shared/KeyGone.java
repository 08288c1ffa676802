package nl.gevraagd.shared;

/** The person's key was deleted: the person is erased, and nothing of what was sealed can be read again. */
public class KeyGone extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyGone() {
        super("the key of this person is gone", null, false, false);
    }
}
