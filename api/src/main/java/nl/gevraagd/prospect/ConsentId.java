package nl.gevraagd.prospect;

import nl.gevraagd.shared.Id;
import nl.gevraagd.shared.RandomId;

/** Names one consent: one purpose, one recipient, one text, from giving to withdrawing. */
public record ConsentId(String value) implements Id {

    static ConsentId next() {
        return new ConsentId(RandomId.next());
    }
}
