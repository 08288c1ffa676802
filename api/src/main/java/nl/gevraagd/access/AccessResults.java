package nl.gevraagd.access;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything somebody can hear who asks for a link or opens one. */
public final class AccessResults {

    private AccessResults() {}

    sealed interface RequestSignInLinkResult {}

    sealed interface RequestSelfServiceLinkResult {}

    sealed interface SignInResult {}

    sealed interface OpenSelfServiceResult {}

    record SignInLinkRequested(String email) implements RequestSignInLinkResult {}

    record SelfServiceLinkRequested(String email) implements RequestSelfServiceLinkResult {}

    record SignedIn(Member viewer) implements SignInResult {}

    /** @param me whose page it is; {@code prospect} knows the rest */
    public record SelfServiceOpened(Citizen me) implements OpenSelfServiceResult {}

    /** The same for an unknown, used, expired or foreign token. */
    record TokenNotValid() implements SignInResult, OpenSelfServiceResult {

        public String code() {
            return "NOT_VALID";
        }
    }

    record InputRejected(List<Problem> problems) implements RequestSignInLinkResult, RequestSelfServiceLinkResult {}
}
