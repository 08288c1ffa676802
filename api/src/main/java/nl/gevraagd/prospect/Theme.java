package nl.gevraagd.prospect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.gevraagd.shared.Locales;

/** What a person can care about: a small closed list, in the order in which pages show it. */
public enum Theme {
    HOUSING("Wonen", "Housing"),
    CLIMATE("Klimaat en energie", "Climate and energy"),
    CARE("Zorg", "Care"),
    YOUTH("Jeugd", "Youth"),
    EDUCATION("Onderwijs", "Education"),
    SAFETY("Veiligheid", "Safety"),
    TRAFFIC("Verkeer en vervoer", "Traffic and transport"),
    GREEN("Groen en natuur", "Green and nature"),
    ECONOMY("Werk en ondernemen", "Work and business"),
    POVERTY("Bestaanszekerheid", "Making ends meet"),
    CULTURE("Kunst en cultuur", "Arts and culture"),
    SPORT("Sport", "Sports"),
    DEMOCRACY("Inspraak", "Having a say"),
    INCLUSION("Iedereen doet mee", "Everybody takes part");

    private final String dutch;
    private final String english;

    Theme(String dutch, String english) {
        this.dutch = dutch;
        this.english = english;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label(String locale) {
        return Locales.in(locale, dutch, english);
    }

    public static Optional<Theme> bySlug(String slug) {
        return Arrays.stream(values())
                .filter(theme -> theme.slug().equals(slug))
                .findFirst();
    }
}
