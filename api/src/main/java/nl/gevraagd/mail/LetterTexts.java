package nl.gevraagd.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts of all letters, out of {@code letters/<locale>/<kind>.txt}, and the frame around their HTML. */
@Component
class LetterTexts {

    private static final List<String> LOCALES = List.of("nl", "en");

    private final Map<String, LetterText> texts = new HashMap<>();
    private final String frame = read("letters/frame.html");

    LetterTexts() {
        for (var locale : LOCALES) {
            for (var kind : LetterKind.values()) {
                texts.put(
                        locale + "/" + kind.label(),
                        LetterText.parse(read("letters/" + locale + "/" + kind.label() + ".txt")));
            }
        }
    }

    LetterText text(LetterKind kind, String locale) {
        var known = LOCALES.contains(locale) ? locale : "nl";
        return Objects.requireNonNull(texts.get(known + "/" + kind.label()));
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
