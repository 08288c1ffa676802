package nl.gevraagd.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.gevraagd.shared.Locales;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts of all letters, out of {@code letters/<locale>/<kind>.txt}, and the frame around their HTML. */
@Component
class LetterTexts {

    private final Map<String, LetterText> texts = new HashMap<>();
    private final String frame = read("letters/frame.html");

    LetterTexts() {
        for (var locale : Locales.ALL) {
            for (var kind : LetterKind.values()) {
                texts.put(
                        locale + "/" + kind.label(),
                        LetterText.parse(read("letters/" + locale + "/" + kind.label() + ".txt")));
            }
        }
    }

    LetterText text(LetterKind kind, String locale) {
        return Objects.requireNonNull(texts.get(Locales.orUsual(locale) + "/" + kind.label()));
    }

    String frame() {
        return frame;
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("no letter text at " + path, missing);
        }
    }
}
