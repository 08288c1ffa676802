package nl.gevraagd.party;

import java.util.List;

/**
 * What a file says about parties, or why it is refused.
 */
record PartyFile(List<Entry> entries, List<Refused> refused) {

    /** One party in one municipality, for one election such as GR2026. */
    record Entry(long line, String municipality, String name, String election) {}

    /** One reason, with the line it is about; 0 for the file as a whole. */
    record Refused(long line, Code code, String reason) {}

    /** Why something is refused. */
    enum Code {
        TOO_LARGE,
        NOT_XML,
        NOT_CSV,
        NOT_UTF8,
        WRONG_DOCUMENT,
        WRONG_ELECTION,
        WRONG_MUNICIPALITY,
        NO_PARTIES,
        WRONG_NAME,
        NEEDS_110A
    }

    static PartyFile refused(long line, Code code, String reason) {
        return new PartyFile(List.of(), List.of(new Refused(line, code, reason)));
    }
}
