package nl.gevraagd.prospect;

/** What a consent is for. Each purpose is agreed to apart (requirement P2). */
public enum ConsentPurpose {
    /** Be contacted by the campaign. Nothing is stored without it; withdrawing it withdraws everything. */
    CAMPAIGN_CONTACT,
    /** Be shown to one named branch. */
    SHARE_WITH_BRANCH,
    NEWSLETTER,
    /** Voluntary background answers, used for totals only. */
    BACKGROUND_FIGURES
}
