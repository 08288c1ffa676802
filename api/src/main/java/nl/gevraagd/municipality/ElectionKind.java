package nl.gevraagd.municipality;

/** What is elected, and why then. */
public enum ElectionKind {
    /** The four-yearly council election. */
    MUNICIPAL,
    /** The first council of a municipality that comes out of a merger, in the autumn before it (Wet arhi art. 55). */
    REDIVISION,
    PROVINCIAL,
    WATER_BOARD
}
