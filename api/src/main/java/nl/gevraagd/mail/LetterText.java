package nl.gevraagd.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The text of one kind of letter in one language: a subject, paragraphs, and at most one button. The text part and the HTML
 * part are made of the same words. Placeholders stand in braces; a paragraph whose placeholder has no value is left out.
 *
 * <p>In the file: the first line is the subject, blank lines part paragraphs, {@code > } begins a quote, {@code [[Label]]} is
 * the button.
 */
record LetterText(String subject, List<String> paragraphs) {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern BUTTON = Pattern.compile("\\[\\[(.+)]]");

    /** @throws IllegalArgumentException for what would stand in a letter as it is, though it is meant to be filled in */
    static LetterText parse(String file) {
        if (PLACEHOLDER.matcher(file).replaceAll("").matches("(?s).*[{}].*")) {
            throw new IllegalArgumentException("a text of a letter has a brace that is no place to fill in");
        }
        var parts = file.strip().split("\\R\\s*\\R");
        var paragraphs = new ArrayList<>(List.of(parts));
        return new LetterText(
                paragraphs.removeFirst().strip(),
                paragraphs.stream()
                        .map(paragraph -> paragraph.replaceAll("\\R", " ").strip())
                        .toList());
    }

    String plain(Map<String, String> values, @Nullable String link, String foot) {
        var text = new StringBuilder();
        for (var paragraph : paragraphs) {
            var filled = fill(paragraph, values, false);
            if (filled != null) {
                filled = paragraph.startsWith("> ") ? filled.replaceAll("\\R", "\n> ") : filled;
                var button = BUTTON.matcher(filled);
                text.append(button.matches() ? button.group(1) + ":\n" + link : filled)
                        .append("\n\n");
            }
        }
        return text.append("-- \n").append(foot).append('\n').toString();
    }

    String html(String locale, Map<String, String> values, @Nullable String link, String foot, String frame) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            var filled = fill(paragraph, values, true);
            if (filled != null) {
                body.append(element(filled, link));
            }
        }
        return frame.replace("{locale}", HtmlUtils.htmlEscape(locale))
                .replace("{subject}", HtmlUtils.htmlEscape(subject))
                .replace(
                        "{foot}",
                        ADDRESS.matcher(HtmlUtils.htmlEscape(foot))
                                .replaceAll("<a href=\"$0\">$0</a>")
                                .replace("\n", "<br>"))
                .replace("{body}", body.toString());
    }

    private static String element(String filled, @Nullable String link) {
        var button = BUTTON.matcher(filled);
        if (button.matches()) {
            var href = HtmlUtils.htmlEscape(String.valueOf(link));
            return "<p><a class=\"button\" href=\"" + href + "\">" + button.group(1) + "</a></p>\n"
                    + "<p class=\"small\">" + href + "</p>\n";
        }
        return filled.startsWith("&gt; ") || filled.startsWith("> ")
                ? "<blockquote>" + filled.substring(filled.indexOf(' ') + 1) + "</blockquote>\n"
                : "<p>" + filled + "</p>\n";
    }

    /** Null when a value is missing. */
    private static @Nullable String fill(String paragraph, Map<String, String> values, boolean html) {
        var matcher = PLACEHOLDER.matcher(paragraph);
        var filled = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            var value = values.get(matcher.group(1));
            if (value == null || value.isBlank()) {
                return null;
            }
            filled.append(paragraph, end, matcher.start())
                    .append(html ? HtmlUtils.htmlEscape(value).replace("\n", "<br>") : value);
            end = matcher.end();
        }
        return filled.append(paragraph.substring(end)).toString();
    }
}
