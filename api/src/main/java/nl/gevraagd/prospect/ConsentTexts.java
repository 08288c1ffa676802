package nl.gevraagd.prospect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Hashes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The consent texts in force, out of {@code consents/<version>/<locale>/<PURPOSE>.txt}. */
@Component
class ConsentTexts {

    /** A changed text is a new version: old ones are kept, because consents refer to them. */
    static final String VERSION = "2026-11";

    private final List<ConsentText> texts = new ArrayList<>();

    ConsentTexts() {
        for (var locale : Locales.ALL) {
            for (var purpose : ConsentPurpose.values()) {
                var body = read("consents/" + VERSION + "/" + locale + "/" + purpose + ".txt");
                var hash = HexFormat.of().formatHex(Hashes.sha256(body));
                texts.add(new ConsentText(purpose, VERSION, locale, body, hash));
            }
        }
    }

    List<ConsentText> in(String locale) {
        var known = Locales.known(locale) ? locale : Locales.USUAL;
        return texts.stream().filter(text -> text.locale().equals(known)).toList();
    }

    /** The text of that version, if it is the one in force. */
    Optional<ConsentText> inForce(ConsentPurpose purpose, String version, String locale) {
        return in(locale).stream()
                .filter(text -> text.purpose() == purpose && text.version().equals(version))
                .findFirst();
    }

    /** The text that somebody has read, also when it is not in force any more. */
    ConsentText known(ConsentPurpose purpose, String version, String locale) {
        return inForce(purpose, version, locale).orElseThrow();
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("no consent text at " + path, missing);
        }
    }
}
