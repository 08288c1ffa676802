package nl.gevraagd.mail;

import java.time.Instant;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;

/**
 * A letter that has to leave, once.
 *
 * @param occasion with the kind the key that can exist once, such as the lead and the round
 * @param subject what its {@link LetterWriter} looks up when it is sent; ids only
 * @param recipient the prospect it goes to, if it goes to one: their erasure calls it off
 * @param notBefore when it may leave; null for at once
 */
public record NewLetter(
        LetterKind kind,
        String occasion,
        String subject,
        @Nullable ProspectId recipient,
        @Nullable Instant notBefore) {

    public static NewLetter to(ProspectId recipient, LetterKind kind, String occasion, String subject) {
        return new NewLetter(kind, occasion, subject, recipient, null);
    }

    public static NewLetter of(LetterKind kind, String occasion, String subject) {
        return new NewLetter(kind, occasion, subject, null, null);
    }

    public NewLetter notBefore(Instant time) {
        return new NewLetter(kind, occasion, subject, recipient, time);
    }

    /** A sign-up is answered once: what was decided first stays, whatever somebody decides who is late. */
    String key() {
        var answers = kind == LetterKind.ALREADY_SIGNED_UP ? LetterKind.CONFIRM_SIGN_UP : kind;
        return answers.key(occasion);
    }
}
