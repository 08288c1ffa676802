package nl.gevraagd.access;

import nl.gevraagd.shared.Id;
import nl.gevraagd.shared.RandomId;

/** Names somebody who works for a branch or for the campaign. */
public record MemberId(String value) implements Id {

    static MemberId next() {
        return new MemberId(RandomId.next());
    }
}
