package nl.gevraagd.shared;

import java.util.List;

/** The languages of everything that people read. Dutch comes first. */
public final class Locales {

    public static final String USUAL = "nl";
    public static final List<String> ALL = List.of("nl", "en");

    private Locales() {}

    public static boolean known(String locale) {
        return ALL.contains(locale);
    }

    /** What is said in this language, or in Dutch where there is nothing in it. */
    public static <T> T in(String locale, T dutch, T english) {
        return locale.equals("en") ? english : dutch;
    }

    /** This one, or Dutch where there is nothing in it. */
    public static String orUsual(String locale) {
        return known(locale) ? locale : USUAL;
    }
}
