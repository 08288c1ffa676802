package nl.gevraagd.shared;

/** What was asked is not done. Whoever asked hears this code and this sentence, so it holds nothing of anybody's. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String sentence;

    public Refusal(ErrorCode code) {
        this(code, code.sentence());
    }

    public Refusal(ErrorCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
    }

    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
