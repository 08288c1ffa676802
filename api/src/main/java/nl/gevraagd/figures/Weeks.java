package nl.gevraagd.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.gevraagd.shared.BadArgument;

/** Whole ISO weeks (UTC): the only dates that figures know, so that nobody can subtract one day from another. */
final class Weeks {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.UK);

    private static final Pattern WRITTEN = Pattern.compile("[1-9]\\d{3}-W\\d{2}");

    private Weeks() {}

    static String of(Instant instant) {
        return ISO.format(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** The Monday on which the week begins. */
    static Instant start(String week) {
        return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /**
     * A week as it is written, and in no other way.
     *
     * @throws BadArgument when it is none
     */
    static String read(String text) {
        if (!WRITTEN.matcher(text).matches() || !exists(text)) {
            throw new BadArgument("a week is written as 2026-W48");
        }
        return text;
    }

    private static boolean exists(String week) {
        try {
            var _ = start(week);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
