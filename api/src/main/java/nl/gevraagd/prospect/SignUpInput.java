package nl.gevraagd.prospect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign-up form, as the graph brings it. */
record SignUpInput(
        String name,
        String email,
        String municipality,
        String locale,
        boolean eighteenOrOlder,
        @Nullable List<String> themes,
        @Nullable Integer hoursPerWeek,
        @Nullable String phone,
        @Nullable String motivation,
        boolean shareMotivation,
        List<ConsentInput> consents,
        @Nullable List<String> waitFor,
        @Nullable String challenge,
        @Nullable String askLink,
        @Nullable String idempotencyKey) {

    record ConsentInput(ConsentPurpose purpose, @Nullable String branch, String textVersion) {}

    List<String> themesOrNone() {
        return themes == null ? List.of() : themes;
    }

    List<String> waitForOrNone() {
        return waitFor == null ? List.of() : waitFor;
    }
}
