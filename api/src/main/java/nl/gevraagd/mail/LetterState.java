package nl.gevraagd.mail;

import java.util.Locale;

/** The fate of a letter. It ends as one of the last four; {@code UNKNOWN} is never sent again by itself. */
public enum LetterState {
    READY,
    /** Written down before the SMTP dialogue begins: from here on it is not sent again without an answer. */
    SENDING,
    ACCEPTED,
    REFUSED,
    SUPPRESSED,
    UNKNOWN;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
