package nl.gevraagd.lead;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.access.Members;
import nl.gevraagd.mail.LetterContent;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchNames;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Performs;
import org.springframework.stereotype.Component;

/** Tells members in the morning that there are new cards: one letter a day, however many there are; of whom it says nothing. */
@Component
class NewLeadLetters implements LetterWriter {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** After so many mornings without a mail server nobody minds a letter too many. */
    private static final int MOST_MORNINGS = 60;

    private final LeadRepository leads;
    private final BranchKeys keys;
    private final Branches branches;
    private final Municipalities municipalities;
    private final BranchNames names;
    private final Members members;
    private final Outbox outbox;
    private final DatabaseClock clock;

    NewLeadLetters(
            LeadRepository leads,
            BranchKeys keys,
            Branches branches,
            Municipalities municipalities,
            BranchNames names,
            Members members,
            Outbox outbox,
            DatabaseClock clock) {
        this.leads = leads;
        this.keys = keys;
        this.branches = branches;
        this.municipalities = municipalities;
        this.names = names;
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
        var matchedTo =
                matched.stream().flatMap(lead -> keys.branchOf(lead).stream()).collect(Collectors.toSet());
        outbox.putAll(members.workersOf(matchedTo).stream()
                .map(member -> letter(member, day))
                .toList());
    }

    private static NewLetter letter(MemberId member, LocalDate day) {
        var morning = occasion(member, day);
        return NewLetter.of(LetterKind.NEW_LEADS, morning, morning)
                .notBefore(day.atTime(MORNING).atZone(Days.HERE).toInstant());
    }

    @Override
    public Set<LetterKind> kinds() {
        return Set.of(LetterKind.NEW_LEADS);
    }

    private static String occasion(MemberId member, LocalDate day) {
        return day + ":" + member.value();
    }

    /** Cards that somebody saw to meanwhile are no news. */
    @Override
    public Optional<LetterContent> write(LetterKind kind, String subject) {
        int colon = subject.indexOf(':');
        if (colon < 0) {
            return Optional.empty(); // as versions before 29 November 2026 wrote it
        }
        var id = new MemberId(subject.substring(colon + 1));
        if (hasLater(id, LocalDate.parse(subject.substring(0, colon)))) {
            return Optional.empty();
        }
        return members.find(id).flatMap(member -> write(member, withNewCards(member)));
    }

    /** Where letters had to wait, such as for a mail server, that of the last morning says it all. */
    private boolean hasLater(MemberId member, LocalDate day) {
        var today = clock.nearly().atZone(Days.HERE).toLocalDate();
        var later = day.isBefore(today)
                ? day.plusDays(1).datesUntil(today.plusDays(1)).limit(MOST_MORNINGS)
                : Stream.<LocalDate>empty();
        return outbox.has(
                LetterKind.NEW_LEADS,
                later.map(morning -> occasion(member, morning)).toList());
    }

    private List<BranchId> withNewCards(Member member) {
        return member.worksFor().stream()
                .filter(branch -> leads.hasNew(keys.keyOf(branch)))
                .toList();
    }

    private Optional<LetterContent> write(Member member, List<BranchId> news) {
        if (news.isEmpty()) {
            return Optional.empty();
        }
        return members.mailboxOf(member.id()).map(box -> {
            var values = new HashMap<String, String>();
            values.put("name", box.name());
            values.put("branches", names(news, box.locale()));
            if (member.worksFor().size() > 1) {
                values.put("all", names(member.worksFor(), box.locale()));
            }
            return LetterContent.of(box.address(), box.locale(), values);
        });
    }

    private String names(Collection<BranchId> some, String locale) {
        return branches.byIds(some).stream()
                .map(branch -> names.of(branch, locale) + " ("
                        + municipalities.of(branch.municipality()).name() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
