package nl.gevraagd.shared;

/** What can be wrong with an input. Every code has a sentence in each language in {@code problems_*.properties}. */
public enum ProblemCode {
    REQUIRED,
    INVALID_EMAIL,
    TOO_LONG,
    TOO_SHORT,
    OUT_OF_RANGE,
    UNKNOWN_MUNICIPALITY,
    UNKNOWN_THEME,
    UNKNOWN_BRANCH,
    BRANCH_NOT_VERIFIED,
    UNKNOWN_LOCALE,
    CONSENT_REQUIRED,
    CONSENT_TEXT_OUTDATED,
    MUST_BE_EIGHTEEN,
    INVALID_PHONE,
    CHALLENGE_FAILED,
    FORBIDDEN_CHARACTERS,
    UNKNOWN_UPLOAD,
    WORKS_FOR_CAMPAIGN
}
