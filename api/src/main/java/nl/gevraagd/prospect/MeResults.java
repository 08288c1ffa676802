package nl.gevraagd.prospect;

import java.util.List;
import nl.gevraagd.shared.Problem;

/** Everything citizens can hear who change what we know of them, what they agreed to, or leave. */
final class MeResults {

    private MeResults() {}

    sealed interface UpdateMeResult {}

    sealed interface GiveConsentResult {}

    sealed interface WithdrawConsentResult {}

    sealed interface EraseMeResult {}

    record MeUpdated(Prospect me) implements UpdateMeResult {}

    record ConsentGiven(Prospect me) implements GiveConsentResult {}

    record ConsentWithdrawn(Prospect me) implements WithdrawConsentResult {}

    /** @param certificate what the person can show later to prove that they asked for it, and when */
    record MeErased(String certificate) implements EraseMeResult {}

    /** Withdrawing is never refused. */
    record InputRejected(List<Problem> problems) implements UpdateMeResult, GiveConsentResult, EraseMeResult {}
}
