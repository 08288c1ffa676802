package nl.gevraagd.prospect;

import java.util.List;

/** The languages that a person can choose. Dutch comes first. */
final class Locales {

    static final String USUAL = "nl";
    static final List<String> ALL = List.of("nl", "en");

    private Locales() {}

    static boolean known(String locale) {
        return ALL.contains(locale);
    }
}
