package nl.gevraagd.prospect;

import java.util.Map;
import java.util.Optional;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.ProspectId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Letters to people about themselves: a branch that they wait for has joined; goodbye. */
@Component
class ProspectLetters {

    private final ProspectRepository prospects;
    private final Outbox outbox;

    ProspectLetters(ProspectRepository prospects, Outbox outbox) {
        this.prospects = prospects;
        this.outbox = outbox;
    }

    /** The last letter: everything else that waits for this person is called off. */
    void sayGoodbye(Prospect prospect) {
        outbox.callOff(prospect.id());
        outbox.put(NewLetter.of(
                LetterKind.GOODBYE, prospect.id().value(), prospect.id().value()));
    }

    /** Asks those who wait for a branch that has joined. It sees nothing of them before they answer. */
    @Performs(Branch.BRANCH_VERIFIED)
    void askThoseWhoWait(Branch branch) {
        outbox.putAll(prospects.waitingFor(branch.id()).stream()
                .map(id -> NewLetter.to(
                        id,
                        LetterKind.BRANCH_JOINED,
                        id.value() + ":" + branch.id().value(),
                        id.value() + ":" + branch.id().value()))
                .toList());
    }

    @Configuration(proxyBeanMethods = false)
    static class Writers {

        @Bean
        LetterWriter branchJoinedLetter(Prospects prospects, Branches branches, Municipalities municipalities) {
            return new BranchJoinedLetter(prospects, branches, municipalities);
        }

        @Bean
        LetterWriter goodbyeLetter(GoodbyeAddresses addresses) {
            return new GoodbyeLetter(addresses);
        }
    }

    private record BranchJoinedLetter(Prospects prospects, Branches branches, Municipalities municipalities)
            implements LetterWriter {

        @Override
        public LetterKind kind() {
            return LetterKind.BRANCH_JOINED;
        }

        @Override
        public Optional<LetterContent> write(String subject) {
            int colon = subject.indexOf(':');
            var branch = branches.byId(new BranchId(subject.substring(colon + 1)));
            return prospects
                    .find(new ProspectId(subject.substring(0, colon)))
                    .filter(Prospect::isActive)
                    .filter(prospect -> branch.filter(joined ->
                                    joined.isVerified() && prospect.waitFor().contains(joined.id()))
                            .isPresent())
                    .map(prospect -> content(prospect, branch.orElseThrow()));
        }

        private LetterContent content(Prospect prospect, Branch branch) {
            var municipality = municipalities.byCode(branch.municipality()).orElseThrow();
            var values = Map.of(
                    "name", prospect.person().name(), "branch", branch.name(), "municipality", municipality.name());
            return new LetterContent(
                    prospect.person().email(), prospect.person().locale(), values, prospect.id());
        }
    }

    private record GoodbyeLetter(GoodbyeAddresses addresses) implements LetterWriter {

        @Override
        public LetterKind kind() {
            return LetterKind.GOODBYE;
        }

        @Override
        public Optional<LetterContent> write(String subject) {
            return addresses.find(new ProspectId(subject));
        }

        @Override
        public void ended(String subject) {
            addresses.forget(new ProspectId(subject));
        }
    }
}
