package nl.gevraagd.prospect;

/** Where a person stands with us. Before confirming there is only a submission; after erasing there is nothing. */
public enum ProspectStatus {
    /** Part of the contract for what is not confirmed yet; such a person has no record of this kind. */
    PENDING,
    CONFIRMED,
    /** Nothing is sent and nobody new sees the card; contacts already opened stay open. */
    PAUSED,
    WITHDRAWN,
    /** Being erased: nobody is shown this person any more. */
    ERASED
}
