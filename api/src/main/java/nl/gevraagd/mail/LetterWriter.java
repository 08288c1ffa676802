package nl.gevraagd.mail;

import java.util.Optional;
import java.util.Set;

/** Knows how to write letters of its kinds. Asked at the moment of sending, so that it says what is true then. */
public interface LetterWriter {

    Set<LetterKind> kinds();

    /**
     * Empty when the letter is not wanted any more: the person is gone or has withdrawn.
     *
     * @throws LetterHeld when it is not wanted now
     */
    Optional<LetterContent> write(LetterKind kind, String subject);

    /** The letter has ended; nothing of it is needed any more. */
    default void ended(LetterKind kind, String subject) {}
}
