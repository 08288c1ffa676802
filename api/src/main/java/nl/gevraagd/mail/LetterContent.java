package nl.gevraagd.mail;

import java.util.Map;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;

/**
 * What fills a letter.
 *
 * @param values the placeholders of its text
 * @param leaver whom the one-click address is for; null where there is none
 */
public record LetterContent(
        EmailAddress to,
        String locale,
        Map<String, String> values,
        @Nullable ProspectId leaver) {

    public static LetterContent of(EmailAddress to, String locale, Map<String, String> values) {
        return new LetterContent(to, locale, values, null);
    }

    @Override
    public String toString() {
        return "LetterContent[***]";
    }
}
