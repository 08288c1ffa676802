package nl.gevraagd.lead;

/** Orders that have an index; nothing is ever sorted by what is encrypted. */
enum LeadOrder {
    NEWEST_FIRST("matchedAt", "by-match-time", false),
    OLDEST_FIRST("matchedAt", "by-match-time", true),
    DUE_FIRST("due", "by-due", true);

    private final String field;
    private final String index;
    private final boolean ascending;

    LeadOrder(String field, String index, boolean ascending) {
        this.field = field;
        this.index = index;
        this.ascending = ascending;
    }

    String field() {
        return field;
    }

    /** The one that holds the leads of a branch in this order. */
    String index() {
        return index;
    }

    boolean isAscending() {
        return ascending;
    }
}
