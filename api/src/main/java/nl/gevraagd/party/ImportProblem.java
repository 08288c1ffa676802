package nl.gevraagd.party;

/**
 * One reason why files are refused.
 *
 * @param file as whoever imports it named it
 * @param line the line it is about; 0 for the file as a whole
 * @param reason one English sentence for whoever made the file
 */
public record ImportProblem(String file, long line, Code code, String reason) {

    /** Why something is refused. */
    public enum Code {
        UNREADABLE,
        TOO_LARGE,
        NOT_XML,
        NOT_CSV,
        NOT_UTF8,
        WRONG_DOCUMENT,
        WRONG_ELECTION,
        WRONG_DAY,
        WRONG_SEATS,
        WRONG_MUNICIPALITY,
        GONE_MUNICIPALITY,
        NO_PARTIES,
        WRONG_NAME,
        TWICE,
        NEEDS_110A,
        OVERTAKEN
    }
}
