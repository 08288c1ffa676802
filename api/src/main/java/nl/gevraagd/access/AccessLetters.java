package nl.gevraagd.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.ProspectId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes the letters with links to sign in. */
@Configuration(proxyBeanMethods = false)
class AccessLetters {

    /** Says for whom they work: it may be the first that somebody hears of us. */
    @Bean
    LetterWriter signInLetter(Members members, Branches branches, Municipalities municipalities) {
        return new LinkLetter(LetterKind.SIGN_IN) {
            @Override
            Optional<Members.Mailbox> mailboxOf(String subject) {
                return members.mailboxOf(new MemberId(subject));
            }

            @Override
            Map<String, String> values(String subject, Members.Mailbox box) {
                var mine = members.find(new MemberId(subject))
                        .map(Member::branches)
                        .orElse(List.of());
                var names = branches.byIds(mine).stream()
                        .map(branch -> branch.name() + " in "
                                + municipalities.of(branch.municipality()).name())
                        .toList();
                var team = Locales.in(box.locale(), "het campagneteam", "the campaign team");
                return Map.of("name", box.name(), "work", names.isEmpty() ? team : String.join("; ", names));
            }
        };
    }

    @Bean
    LetterWriter selfServiceLetter(CitizenDirectory citizens) {
        return new LinkLetter(LetterKind.SELF_SERVICE_LINK) {
            @Override
            Optional<Members.Mailbox> mailboxOf(String subject) {
                return citizens.mailboxOf(new ProspectId(subject));
            }

            @Override
            Map<String, String> values(String subject, Members.Mailbox box) {
                return Map.of("name", box.name());
            }
        };
    }

    private abstract static class LinkLetter implements LetterWriter {

        private final LetterKind kind;

        LinkLetter(LetterKind kind) {
            this.kind = kind;
        }

        abstract Optional<Members.Mailbox> mailboxOf(String subject);

        abstract Map<String, String> values(String subject, Members.Mailbox box);

        @Override
        public LetterKind kind() {
            return kind;
        }

        @Override
        public Optional<LetterContent> write(String subject) {
            return mailboxOf(subject).map(box -> LetterContent.of(box.address(), box.locale(), values(subject, box)));
        }
    }
}
