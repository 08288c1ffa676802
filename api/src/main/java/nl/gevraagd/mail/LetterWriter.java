package nl.gevraagd.mail;

import java.util.Optional;

/** Knows how to write one kind of letter. Asked at the moment of sending, so that it says what is true then. */
public interface LetterWriter {

    LetterKind kind();

    /**
     * Empty when the letter is not wanted any more: the person is gone or has withdrawn.
     *
     * @throws LetterHeld when it is not wanted now
     */
    Optional<LetterContent> write(String subject);

    /** The letter has ended; nothing of it is needed any more. */
    default void ended(String subject) {}
}
