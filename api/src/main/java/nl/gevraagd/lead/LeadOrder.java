package nl.gevraagd.lead;

/** Orders that have an index; nothing is ever sorted by what is encrypted. */
enum LeadOrder {
    NEWEST_FIRST("matchedAt", false),
    OLDEST_FIRST("matchedAt", true),
    DUE_FIRST("due", true);

    private final String field;
    private final boolean ascending;

    LeadOrder(String field, boolean ascending) {
        this.field = field;
        this.ascending = ascending;
    }

    String field() {
        return field;
    }

    boolean isAscending() {
        return ascending;
    }
}
