package nl.gevraagd.access;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything somebody can hear who asks for a link or opens one. */
public sealed interface SignInResult {

    record SignInLinkRequested(String email) implements SignInResult {}

    record SelfServiceLinkRequested(String email) implements SignInResult {}

    record SignedIn(Member viewer) implements SignInResult {}

    /** @param me whose page it is; {@code prospect} knows the rest */
    record SelfServiceOpened(Citizen me) implements SignInResult {}

    /** The same for an unknown, used, expired or foreign token. */
    record TokenNotValid() implements SignInResult {

        public String code() {
            return "NOT_VALID";
        }
    }

    record InputRejected(List<Problem> problems) implements SignInResult {}
}
