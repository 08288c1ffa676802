package nl.gevraagd.mail;

import nl.gevraagd.shared.ProspectId;

/** Knows what it means when somebody wants no more mail. */
public interface LeaveHandler {

    /** Ends what mail rests on, before it returns; harmless for somebody who left before or is not there. */
    void leave(ProspectId prospect);
}
