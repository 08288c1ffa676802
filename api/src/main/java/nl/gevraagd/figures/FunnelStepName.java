package nl.gevraagd.figures;

import java.util.Locale;

/** The steps of the funnel: a person who reached a step counts in all steps before it. */
public enum FunnelStepName {
    SIGNED_UP,
    CONFIRMED,
    MATCHED,
    INVITED,
    ACCEPTED,
    MET,
    ON_LIST,
    ELECTED;

    /** As it stands in a metric's label and in a stored cell. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
