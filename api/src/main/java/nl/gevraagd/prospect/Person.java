package nl.gevraagd.prospect;

import nl.gevraagd.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What says who somebody is. Never stored or printed in clear.
 *
 * @param shareMotivation whether branches may read the motivation on the card, before a yes
 */
public record Person(
        String name,
        EmailAddress email,
        @Nullable String phone,
        @Nullable String motivation,
        boolean shareMotivation,
        String locale) {

    @Override
    public String toString() {
        return "Person[***]";
    }
}
