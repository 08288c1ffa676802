package nl.gevraagd.access;

import java.util.Optional;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;

/** Knows which citizen has which address. What signing in needs of the people module. */
public interface CitizenDirectory {

    /** Empty for an address that nobody confirmed. */
    Optional<ProspectId> byAddress(EmailAddress address);

    /** Whether they are there still: a link can be older than an erasure. */
    boolean knows(ProspectId citizen);

    /** Where the citizen gets letters; empty when they are gone. */
    Optional<Members.Mailbox> mailboxOf(ProspectId citizen);
}
