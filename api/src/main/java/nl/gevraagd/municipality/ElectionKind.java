package nl.gevraagd.municipality;

/** What is elected, and why then. */
public enum ElectionKind {
    /** The four-yearly council election. */
    MUNICIPAL,
    /** The council of a municipality that is about to merge (Wet arhi art. 55). */
    REDIVISION,
    PROVINCIAL,
    WATER_BOARD
}
