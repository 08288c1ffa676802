package nl.gevraagd.access;

import java.util.Map;
import java.util.Optional;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.shared.ProspectId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes the letters with links to sign in. */
@Configuration(proxyBeanMethods = false)
class AccessLetters {

    @Bean
    LetterWriter signInLetter(Members members) {
        return new LinkLetter(LetterKind.SIGN_IN) {
            @Override
            Optional<Members.Mailbox> mailboxOf(String subject) {
                return members.mailboxOf(new MemberId(subject));
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
        };
    }

    private abstract static class LinkLetter implements LetterWriter {

        private final LetterKind kind;

        LinkLetter(LetterKind kind) {
            this.kind = kind;
        }

        abstract Optional<Members.Mailbox> mailboxOf(String subject);

        @Override
        public LetterKind kind() {
            return kind;
        }

        @Override
        public Optional<LetterContent> write(String subject) {
            return mailboxOf(subject)
                    .map(box -> LetterContent.of(box.address(), box.locale(), Map.of("name", box.name())));
        }
    }
}
