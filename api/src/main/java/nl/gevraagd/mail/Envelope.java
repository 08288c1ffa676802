package nl.gevraagd.mail;

import jakarta.mail.internet.MimeMessage;
import nl.gevraagd.shared.EmailAddress;

/** A letter ready to be handed over: one message, one recipient. */
record Envelope(Letter letter, MimeMessage message, EmailAddress to) {

    @Override
    public String toString() {
        return "Envelope[" + letter.letterId() + "]";
    }
}
