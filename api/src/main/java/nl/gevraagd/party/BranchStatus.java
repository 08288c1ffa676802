package nl.gevraagd.party;

/** Whether a branch takes part. Only a verified one can be consented to, and only its members see leads. */
public enum BranchStatus {
    UNCLAIMED,
    PENDING,
    VERIFIED,
    SUSPENDED
}
