package nl.gevraagd.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.StageChange.By;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.Aggregate;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A matched prospect, as one branch sees them. What says who it is stands elsewhere, under that person's key.
 *
 * @param branch keyed hash of the branch: the database does not tell who likes whom
 * @param due until when somebody should act; {@link #NEVER} when nobody has to
 */
@Document("leads")
public record Lead(
        @Id LeadId id,
        String branch,
        ProspectId prospect,
        String municipality,
        List<Theme> themes,
        @Nullable Integer hoursPerWeek,
        LeadStage stage,
        Instant since,
        Instant matchedAt,
        Instant due,
        List<StageChange> history,
        @Nullable Invitation invitation,
        List<String> pending,
        @Version @Nullable Long version)
        implements Aggregate {

    /** A letter with the invitation has to leave. */
    public static final String INVITE_BY_LETTER = "INVITE_BY_LETTER";
    /** The branch has to hear that an answer came in. */
    public static final String TELL_BRANCH = "TELL_BRANCH";
    /** The branch has to hear, once a day at most, that there are new cards. */
    public static final String TELL_OF_NEW = "TELL_OF_NEW";

    /** The person may have changed their mind while the lead was being opened. */
    public static final String LOOK_AGAIN = "LOOK_AGAIN";
    /** The branch may have noted down who it was, and has to hear that they withdrew (GDPR art. 19). */
    public static final String TELL_OF_WITHDRAWAL = "TELL_OF_WITHDRAWAL";
    /** An invitation letter that did not leave yet has to stay. */
    public static final String CALL_OFF_LETTER = "CALL_OFF_LETTER";
    /** Funnel figures changed. */
    public static final String COUNT = "COUNT";

    /** Sorts after everything that is due. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** The answer clock: a branch should have acted on a card, and on a yes. */
    private static final Duration CARD_WAITS = Duration.ofDays(14);

    private static final Duration YES_WAITS = Duration.ofDays(7);

    /** Nobody needs so many; more would make the lead too big to be ended. */
    private static final int MOST_STEPS = 200;

    static Lead matched(
            LeadId id,
            String branch,
            ProspectId prospect,
            String municipality,
            List<Theme> themes,
            @Nullable Integer hours,
            Instant now) {
        var day = Days.startOf(now); // a moment would show that cards at two branches are one person's
        var first = new StageChange(day, null, LeadStage.NEW, By.GEVRAAGD, null);
        return new Lead(
                id,
                branch,
                prospect,
                municipality,
                themes,
                hours,
                LeadStage.NEW,
                day,
                now,
                Days.endOf(now.plus(CARD_WAITS)),
                List.of(first),
                null,
                List.of(LOOK_AGAIN, TELL_OF_NEW, COUNT),
                null);
    }

    /** Loaders look leads up by the hundred: the id tells them apart well enough. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    public boolean isOpen() {
        return stage.isOpen();
    }

    /** Nobody has looked yet whether the person still wants it. */
    boolean isJustOpened() {
        return stage == LeadStage.NEW && pending.contains(LOOK_AGAIN);
    }

    /** Whether the branch could ever see who it is. */
    public boolean saidYes() {
        return history.stream().anyMatch(step -> step.to() == LeadStage.ACCEPTED);
    }

    /** Drawn for this person and branch, so nobody's favour; a branch that was chosen twice keeps its order. */
    byte[] lot() {
        return Hashes.sha256(prospect.value() + branch);
    }

    /** Null when nobody has to act. */
    public @Nullable Instant dueAt() {
        return due.equals(NEVER) ? null : due;
    }

    Lead told(List<Theme> themes, @Nullable Integer hours) {
        return new Lead(
                id,
                branch,
                prospect,
                municipality,
                themes,
                hours,
                stage,
                since,
                matchedAt,
                due,
                history,
                invitation,
                pending,
                version);
    }

    Lead invited(Invitation made) {
        return at(LeadStage.INVITED, made.at(), By.MEMBER, made.by(), made.validUntil(), made, INVITE_BY_LETTER, COUNT);
    }

    int answersHeard() {
        return invitation == null ? 0 : invitation.answers();
    }

    /** Whether the invitation hears answers: until its end, and as they were once the branch went on with the person. */
    public boolean hearsAnswers(Instant now) {
        return invitation != null
                && switch (stage) {
                    case INVITED, ACCEPTED, DECLINED_BY_PROSPECT -> !now.isAfter(invitation.validUntil());
                    case MET, ON_LIST, ELECTED -> true;
                    default -> false;
                };
    }

    /**
     * Yes and no can be revised until the lead has moved on; empty when the invitation is not open any more, or so much happened
     * with it that it can only be ended.
     */
    Optional<Lead> answered(Answer given, Instant now) {
        if (invitation == null || !hearsAnswers(now)) {
            return Optional.empty();
        }
        if (movedOn() || given == invitation.answer()) {
            return Optional.of(this);
        }
        return isFull() ? Optional.empty() : Optional.of(revised(invitation, given, now));
    }

    /** Whether so much happened with it that it can only be ended. */
    boolean isFull() {
        return history.size() >= MOST_STEPS;
    }

    /** Whether the branch went on with the person: their answer stands then. */
    public boolean movedOn() {
        return stage == LeadStage.MET || stage == LeadStage.ON_LIST || stage == LeadStage.ELECTED;
    }

    private Lead revised(Invitation invitation, Answer given, Instant now) {
        var answered = invitation.answered(given);
        return switch (given) {
            case YES -> at(LeadStage.ACCEPTED, now, By.PROSPECT, null, yesWaits(now), answered, TELL_BRANCH, COUNT);
            case NO -> at(LeadStage.DECLINED_BY_PROSPECT, now, By.PROSPECT, null, NEVER, answered, TELL_BRANCH, COUNT);
            case LATER -> stage == LeadStage.INVITED ? with(stage, since, due, history, answered) : this;
        };
    }

    Lead moved(LeadStage next, MemberId by, Instant now) {
        var due = next == LeadStage.ACCEPTED ? yesWaits(now) : NEVER; // back to where somebody has to act
        return at(next, now, By.MEMBER, by, due, invitation, COUNT);
    }

    private static Instant yesWaits(Instant now) {
        return Days.endOf(now.plus(YES_WAITS));
    }

    Lead declined(MemberId by, Instant now) {
        return at(LeadStage.DECLINED_BY_BRANCH, now, By.MEMBER, by, NEVER, invitation, CALL_OFF_LETTER, COUNT);
    }

    Lead expired(Instant now) {
        return at(LeadStage.EXPIRED, now, By.GEVRAAGD, null, NEVER, invitation, CALL_OFF_LETTER, COUNT);
    }

    /**
     * A tombstone: that there was somebody, and nothing of who it was; the day, as somebody may withdraw everywhere at once. What
     * else had to follow is over.
     */
    Lead withdrawn(Instant now) {
        var ended = at(LeadStage.WITHDRAWN, Days.startOf(now), By.PROSPECT, null, NEVER, null);
        return new Lead(
                id,
                branch,
                prospect,
                municipality,
                List.of(),
                null,
                ended.stage,
                ended.since,
                matchedAt,
                ended.due,
                ended.history,
                null,
                saidYes() ? List.of(CALL_OFF_LETTER, TELL_OF_WITHDRAWAL, COUNT) : List.of(CALL_OFF_LETTER, COUNT),
                version);
    }

    private Lead at(
            LeadStage next,
            Instant now,
            By who,
            @Nullable MemberId by,
            Instant due,
            @Nullable Invitation invitation,
            String... effects) {
        var steps = new ArrayList<>(history);
        steps.add(new StageChange(now, stage, next, who, by));
        return with(next, now, due, List.copyOf(steps), invitation, effects);
    }

    private Lead with(
            LeadStage stage,
            Instant since,
            Instant due,
            List<StageChange> history,
            @Nullable Invitation invitation,
            String... effects) {
        return new Lead(
                id,
                branch,
                prospect,
                municipality,
                themes,
                hoursPerWeek,
                stage,
                since,
                matchedAt,
                due,
                history,
                invitation,
                Aggregate.pendingWith(pending, effects),
                version);
    }
}
