package nl.gevraagd.lead;

import java.util.EnumSet;
import java.util.Set;

/** How far a lead is. */
public enum LeadStage {
    NEW,
    INVITED,
    ACCEPTED,
    MET,
    ON_LIST,
    ELECTED,
    DECLINED_BY_PROSPECT,
    DECLINED_BY_BRANCH,
    EXPIRED,
    WITHDRAWN;

    static final Set<LeadStage> OPEN = EnumSet.of(NEW, INVITED, ACCEPTED, MET, ON_LIST, ELECTED);

    private static final Set<LeadStage> CONTACT = EnumSet.of(ACCEPTED, MET, ON_LIST, ELECTED);

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether the prospect said yes, and it still holds. */
    public boolean showsContact() {
        return CONTACT.contains(this);
    }

    /** Whether a member may move a lead from here to there: forward after a yes, or one step back. */
    boolean leadsTo(LeadStage next) {
        return switch (this) {
            case ACCEPTED -> next == MET || next == ON_LIST;
            case MET -> next == ON_LIST || next == ACCEPTED;
            case ON_LIST -> next == ELECTED || next == MET || next == ACCEPTED;
            case ELECTED -> next == ON_LIST;
            default -> false;
        };
    }
}
