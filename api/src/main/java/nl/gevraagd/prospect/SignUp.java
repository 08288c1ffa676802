package nl.gevraagd.prospect;

import java.util.List;
import nl.gevraagd.party.BranchId;
import org.jspecify.annotations.Nullable;

/** What somebody filled in on the sign-up form, checked, before it is confirmed. */
record SignUp(String municipality, Person person, Wishes wishes, List<Agreed> agreed, List<BranchId> waitFor) {

    /** A consent as it was given on the form; it counts from the moment that the sign-up is confirmed. */
    record Agreed(ConsentPurpose purpose, @Nullable BranchId branch, String textVersion) {}

    @Override
    public String toString() {
        return "SignUp[***]";
    }
}
