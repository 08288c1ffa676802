package nl.gevraagd.access;

/** A member may do less than before, or nothing any more. */
record MemberReduced(MemberId id) {}
