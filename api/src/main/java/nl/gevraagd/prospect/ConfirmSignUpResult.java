package nl.gevraagd.prospect;

import nl.gevraagd.municipality.Municipality;

/** Everything somebody can hear who confirms a sign-up. */
sealed interface ConfirmSignUpResult {

    record SignUpConfirmed(Municipality municipality) implements ConfirmSignUpResult {}

    record TokenNotValid() implements ConfirmSignUpResult {

        public String code() {
            return "NOT_VALID";
        }
    }
}
