package nl.gevraagd.prospect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Locales;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The consent texts, out of {@code consents/<version>/<locale>/<PURPOSE>.txt}. */
@Component
class ConsentTexts {

    /** The newest last: it is in force. Old ones are kept, because consents and sign-ups on their way refer to them. */
    private static final List<String> VERSIONS = List.of("2026-11", "2026-12");

    private final List<ConsentText> texts = new ArrayList<>();
    private final String version;

    ConsentTexts() {
        this(VERSIONS);
    }

    ConsentTexts(List<String> versions) {
        this.version = versions.getLast();
        versions.forEach(this::read);
    }

    private void read(String version) {
        for (var locale : Locales.ALL) {
            for (var purpose : ConsentPurpose.values()) {
                var body = text("consents/" + version + "/" + locale + "/" + purpose + ".txt");
                var hash = HexFormat.of().formatHex(Hashes.sha256(body));
                texts.add(new ConsentText(purpose, version, locale, body, hash));
            }
        }
    }

    /** Those in force. */
    List<ConsentText> in(String locale) {
        return texts.stream()
                .filter(text -> text.version().equals(version) && text.locale().equals(Locales.orUsual(locale)))
                .toList();
    }

    ConsentText inForce(ConsentPurpose purpose, String locale) {
        return known(purpose, version, locale);
    }

    /** The text of that version, if it is the one in force. */
    Optional<ConsentText> inForce(ConsentPurpose purpose, String version, String locale) {
        return in(locale).stream()
                .filter(text -> text.purpose() == purpose && text.version().equals(version))
                .findFirst();
    }

    /** The text that somebody has read, also when it is not in force any more. */
    ConsentText known(ConsentPurpose purpose, String version, String locale) {
        return texts.stream()
                .filter(text -> text.purpose() == purpose)
                .filter(text -> text.version().equals(version) && text.locale().equals(Locales.orUsual(locale)))
                .findFirst()
                .orElseThrow();
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("no consent text at " + path, missing);
        }
    }
}
