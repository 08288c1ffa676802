package nl.gevraagd.access;

import java.util.Optional;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.ProspectId;

/** Knows which citizen has which address. What signing in needs of the people module. */
public interface CitizenDirectory {

    /** Empty for an address that nobody confirmed. */
    Optional<ProspectId> byAddress(EmailAddress address);

    /** Where the citizen gets letters; empty when they are gone. */
    Optional<Members.Mailbox> mailboxOf(ProspectId citizen);
}
