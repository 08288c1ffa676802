package nl.gevraagd.shared;

/** An argument of a query that cannot be meant, such as {@code first: 1000}, a week that is none or another list's cursor. */
public class BadArgument extends Refusal {

    private static final long serialVersionUID = 1;

    public BadArgument(String sentence) {
        super(ErrorCode.BAD_REQUEST, sentence);
    }
}
