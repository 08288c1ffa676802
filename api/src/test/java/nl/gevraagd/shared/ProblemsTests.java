package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

class ProblemsTests {

    @AfterEach
    void forgetTheLanguageOfTheRequest() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B", "\u2800", "\u3164", "\u0000", "\u001B\u0007\u202E"})
    void textThatShowsNothingIsNone(String text) {
        assertThat(found(text, true, 10, false)).containsExactly(ProblemCode.REQUIRED);
        assertThat(found(text, false, 10, false)).isEmpty();
        assertThat(Problems.textOrNone(text)).isNull();
        assertThat(Problems.textOrNone(" a" + text)).startsWith("a");
    }

    @Test
    void noTextIsAProblemOnlyWhereItHasToBeThere() {
        assertThat(found(null, true, 10, false)).containsExactly(ProblemCode.REQUIRED);
        assertThat(found(null, false, 10, false)).isEmpty();
    }

    @Test
    void charactersAreCountedAsPeopleSeeThem() {
        assertThat(found("\uD83D\uDE42".repeat(3), true, 3, false)).isEmpty();
        assertThat(found("\uD83D\uDE42".repeat(4), true, 3, false)).containsExactly(ProblemCode.TOO_LONG);
        assertThat(found(" abc \u2003", true, 3, false)).as("as it is kept").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000", "a\u001B[31m", "a\u202Eb", "a\u2066b", "a\u2028b", "a\uD800", "a\uE000", "a\uFFFF"})
    void charactersThatSteerAreNoText(String text) {
        assertThat(found(text, true, 10, true)).containsExactly(ProblemCode.FORBIDDEN_CHARACTERS);
    }

    @Test
    void linesAreForTextThatMayHaveThem() {
        assertThat(found("a\r\n\tb", true, 10, true)).isEmpty();
        assertThat(found("a\r\n\tb", true, 10, false)).containsExactly(ProblemCode.FORBIDDEN_CHARACTERS);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndWhere() {
        var problems = Problems.in("nl");
        problems.checkText("a\u0000bc", true, 3, false, "name");
        problems.add(ProblemCode.UNKNOWN_BRANCH, "consents", "0", "branch");

        assertThat(problems.any()).isTrue();
        assertThat(problems.list())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TOO_LONG, ProblemCode.FORBIDDEN_CHARACTERS, ProblemCode.UNKNOWN_BRANCH);
        assertThat(problems.list())
                .extracting(Problem::field)
                .containsExactly(List.of("name"), List.of("name"), List.of("consents", "0", "branch"));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasASentenceInBothLanguages(ProblemCode code) {
        assertThat(sentence("nl", code)).isNotBlank().isNotEqualTo(sentence("en", code));
        assertThat(sentence("en", code)).isNotBlank();
    }

    @Test
    void theLanguageOfTheInputGoesBeforeThatOfTheRequestAndWithoutBothItIsDutch() {
        var dutch = sentence("nl", ProblemCode.REQUIRED);
        var english = sentence("en", ProblemCode.REQUIRED);

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(sentence("nl", ProblemCode.REQUIRED)).isEqualTo(dutch);
        assertThat(sentence(null, ProblemCode.REQUIRED)).isEqualTo(english);
        assertThat(sentence("xx", ProblemCode.REQUIRED)).isEqualTo(english);

        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(sentence("xx", ProblemCode.REQUIRED)).isEqualTo(dutch);
    }

    private static String sentence(@Nullable String locale, ProblemCode code) {
        return Problems.in(locale).add(code).list().getFirst().message();
    }

    private static List<ProblemCode> found(@Nullable String text, boolean required, int longest, boolean lines) {
        var problems = Problems.in("nl");
        problems.checkText(text, required, longest, lines, "text");
        return problems.list().stream().map(Problem::code).toList();
    }
}
