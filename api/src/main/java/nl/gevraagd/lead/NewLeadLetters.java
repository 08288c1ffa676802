package nl.gevraagd.lead;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Performs;
import org.springframework.stereotype.Component;

/** Tells members in the morning that there are new cards: one letter a day, however many there are; of whom it says nothing. */
@Component
class NewLeadLetters implements LetterWriter {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final LeadRepository leads;
    private final BranchKeys keys;
    private final Members members;
    private final Outbox outbox;
    private final DatabaseClock clock;

    NewLeadLetters(LeadRepository leads, BranchKeys keys, Members members, Outbox outbox, DatabaseClock clock) {
        this.leads = leads;
        this.keys = keys;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Performs(Lead.TELL_OF_NEW)
    void tell(List<Lead> matched) {
        var now = clock.nearly().atZone(Days.HERE);
        var day = now.toLocalTime().isBefore(MORNING)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        var branches =
                matched.stream().flatMap(lead -> keys.branchOf(lead).stream()).collect(Collectors.toSet());
        outbox.putAll(members.workersOf(branches).stream()
                .map(member -> letter(member, day))
                .toList());
    }

    private static NewLetter letter(MemberId member, LocalDate day) {
        return NewLetter.of(LetterKind.NEW_LEADS, day + ":" + member.value(), member.value())
                .notBefore(day.atTime(MORNING).atZone(Days.HERE).toInstant());
    }

    @Override
    public LetterKind kind() {
        return LetterKind.NEW_LEADS;
    }

    /** Cards that somebody saw to meanwhile are no news. */
    @Override
    public Optional<LetterContent> write(String subject) {
        var id = new MemberId(subject);
        return members.find(id)
                .filter(this::hasNewCards)
                .flatMap(any -> members.mailboxOf(id))
                .map(box -> LetterContent.of(box.address(), box.locale(), Map.of("name", box.name())));
    }

    private boolean hasNewCards(Member member) {
        var mine = member.branches().stream()
                .filter(member::mayWork)
                .map(keys::keyOf)
                .toList();
        return !mine.isEmpty() && leads.hasNew(mine);
    }
}
