package nl.gevraagd.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Collects everything that is wrong with an input, so that a person hears it all at once. */
public final class Problems {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The Hangul fillers and the blank Braille pattern, letters and a symbol that show nothing. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

    private final List<Problem> found = new ArrayList<>();
    private final ResourceBundle sentences;

    private Problems(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /** In the language of the input, else of the request, else in Dutch. */
    public static Problems in(@Nullable String locale) {
        var language = locale != null && Locales.known(locale)
                ? locale
                : LocaleContextHolder.getLocale().getLanguage();
        return new Problems(ResourceBundle.getBundle("problems", Locale.of(Locales.orUsual(language)), NO_FALLBACK));
    }

    public Problems add(ProblemCode code, String... field) {
        found.add(new Problem(code, List.of(field), sentences.getString(code.name())));
        return this;
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** Text that a person typed: required ones are not blank, none is too long or carries control characters. */
    public void checkText(@Nullable String text, boolean required, int longest, boolean lines, String... field) {
        if (text == null || showsNothing(text)) {
            if (required) {
                add(ProblemCode.REQUIRED, field);
            }
            return;
        }
        var kept = text.strip();
        if (kept.codePointCount(0, kept.length()) > longest) {
            add(ProblemCode.TOO_LONG, field);
        }
        if (text.codePoints().anyMatch(c -> !allowed(c, lines))) {
            add(ProblemCode.FORBIDDEN_CHARACTERS, field);
        }
    }

    /** What is kept of a text that nobody has to give: null when nothing of it shows. */
    public static @Nullable String textOrNone(@Nullable String text) {
        return text == null || showsNothing(text) ? null : text.strip();
    }

    private static boolean showsNothing(String text) {
        return text.codePoints().noneMatch(Problems::shows);
    }

    /** Whether anybody sees it: fillers and what joins or parts others are nothing by themselves. */
    private static boolean shows(int c) {
        var type = Character.getType(c);
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && !FILLERS.contains(c);
    }

    private static boolean allowed(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\r' || c == '\t')) {
            return true;
        }
        var type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && (c < 0x202A || c > 0x202E)
                && (c < 0x2066 || c > 0x2069);
    }
}
