package nl.gevraagd.prospect;

import java.util.Optional;
import nl.gevraagd.access.CitizenDirectory;
import nl.gevraagd.access.Members;
import nl.gevraagd.mail.LeaveHandler;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Component;

/** What other modules ask of people: who has this address, and what leaving means. */
@Component
class Directory implements CitizenDirectory, LeaveHandler {

    private final SubmissionRepository submissions;
    private final Prospects prospects;
    private final Suppressions suppressions;

    Directory(SubmissionRepository submissions, Prospects prospects, Suppressions suppressions) {
        this.submissions = submissions;
        this.prospects = prospects;
        this.suppressions = suppressions;
    }

    @Override
    public Optional<ProspectId> byAddress(EmailAddress address) {
        return submissions.owner(address).flatMap(prospects::find).map(Prospect::id);
    }

    @Override
    public boolean knows(ProspectId citizen) {
        return prospects.find(citizen).isPresent();
    }

    @Override
    public Optional<Members.Mailbox> mailboxOf(ProspectId citizen) {
        return prospects
                .find(citizen)
                .map(Prospect::person)
                .map(person -> new Members.Mailbox(person.email(), person.name(), person.locale()));
    }

    /** Unless they signed up again from there meanwhile. */
    private void suppress(EmailAddress address) {
        suppressions.add(address, "left");
        submissions.owner(address).ifPresent(this::welcome);
    }

    @Performs(Prospect.WELCOME)
    void welcome(SealedProspect back) {
        welcome(back.id());
    }

    private void welcome(ProspectId id) {
        prospects
                .find(id)
                .filter(prospect -> prospect.consents().has(ConsentPurpose.CAMPAIGN_CONTACT))
                .ifPresent(back -> suppressions.remove(back.person().email()));
    }

    /** No more mail is no more consent to be contacted, and that ends everything. */
    @Override
    public void leave(ProspectId id) {
        prospects
                .withdraw(id, ConsentPurpose.CAMPAIGN_CONTACT, null, "one-click")
                .map(prospect -> prospect.person().email())
                .ifPresent(this::suppress);
    }
}
