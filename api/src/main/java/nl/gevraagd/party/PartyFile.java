package nl.gevraagd.party;

import java.util.List;

/**
 * What a file says about parties, and what is wrong with it.
 *
 * @param about whose parties an EML file holds; a CSV file says so on each row
 */
record PartyFile(String name, Kind kind, Contest about, List<Entry> entries, List<ImportProblem> problems) {

    private static final Contest ON_EACH_ROW = new Contest("", "", 0, 0);

    enum Kind {
        CSV,
        EML_110A,
        EML_230B,
        UNKNOWN
    }

    /**
     * One election in one municipality, as a file says it.
     *
     * @param municipality CBS code, with or without GM and zeros
     * @param election a name such as GR2026, or a day such as 2026-03-18
     */
    record Contest(String municipality, String election, long municipalityLine, long electionLine) {}

    /** One party that takes part in it. */
    record Entry(long line, String name, Contest contest) {}

    static PartyFile csv(String name, List<Entry> entries, List<ImportProblem> problems) {
        return new PartyFile(name, Kind.CSV, ON_EACH_ROW, entries, problems);
    }

    static PartyFile refused(String name, long line, ImportProblem.Code code, String reason) {
        return new PartyFile(
                name, Kind.UNKNOWN, ON_EACH_ROW, List.of(), List.of(new ImportProblem(name, line, code, reason)));
    }
}
