package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.StageChange.By;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.ProspectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer makes of a lead. */
class LeadTests {

    private static final Instant MATCHED = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant ASKED = MATCHED.plus(Duration.ofDays(1));
    private static final Instant ENDS = ASKED.plus(Duration.ofDays(21));
    private static final Instant NOW = ASKED.plus(Duration.ofDays(3));
    private static final MemberId RECRUITER = new MemberId("recruiter");

    @Test
    void aYesOpensTheLeadAndGivesTheBranchAWeek() {
        var accepted = answered(invited(), Answer.YES);

        assertThat(accepted.stage()).isEqualTo(LeadStage.ACCEPTED);
        assertThat(accepted.stage().showsContact()).isTrue();
        assertThat(accepted.dueAt()).isEqualTo(Days.endOf(NOW.plus(Duration.ofDays(7))));
        assertThat(accepted.history())
                .last()
                .isEqualTo(new StageChange(NOW, LeadStage.INVITED, LeadStage.ACCEPTED, By.PROSPECT, null));
        assertThat(accepted.pending()).contains(Lead.TELL_BRANCH);
    }

    @Test
    void aNoClosesItAndNobodyHasToActAnyMore() {
        var declined = answered(invited(), Answer.NO);

        assertThat(declined.stage()).isEqualTo(LeadStage.DECLINED_BY_PROSPECT);
        assertThat(declined.isOpen()).isFalse();
        assertThat(declined.dueAt()).isNull();
        assertThat(declined.pending()).contains(Lead.TELL_BRANCH);
    }

    /** Or a lead would grow until nothing can be written to it any more, not even that its person withdrew. */
    @Test
    void whoChangesTheirMindForEverIsHeardTwoHundredTimesAndCanStillWithdraw() {
        var lead = invited();
        int heard = 0;
        for (var next = Answer.YES; heard < 1_000; next = next == Answer.YES ? Answer.NO : Answer.YES) {
            var answered = lead.answered(next, NOW);
            if (answered.isEmpty()) {
                break;
            }
            lead = answered.get();
            heard++;
        }
        assertThat(heard).isEqualTo(198); // the card and the invitation are steps as well
        assertThat(lead.isFull()).isTrue();
        assertThat(lead.withdrawn(NOW).stage()).isEqualTo(LeadStage.WITHDRAWN);
    }

    /** A new card, an invitation or an answer that nobody was told of yet is nothing to tell any more. */
    @Test
    void whatFollowsFromAWithdrawalIsAllThatStillFollows() {
        assertThat(invited().withdrawn(NOW).pending()).containsExactly(Lead.CALL_OFF_LETTER, Lead.COUNT);
    }

    @Test
    void aBranchHearsOfAWithdrawalOnceItCouldSeeWhoItWas() {
        var accepted = answered(invited(), Answer.YES);
        for (var known : List.of(accepted, answered(accepted, Answer.NO))) {
            assertThat(known.withdrawn(NOW).pending())
                    .containsExactly(Lead.CALL_OFF_LETTER, Lead.TELL_OF_WITHDRAWAL, Lead.COUNT);
        }
        assertThat(answered(invited(), Answer.NO).withdrawn(NOW).pending()).doesNotContain(Lead.TELL_OF_WITHDRAWAL);
    }

    @Test
    void laterIsWrittenDownAndMovesNothing() {
        var invited = invited();
        var waiting = answered(invited, Answer.LATER);

        assertThat(answerOf(waiting)).isEqualTo(Answer.LATER);
        assertThat(waiting)
                .usingRecursiveComparison()
                .ignoringFields("invitation")
                .isEqualTo(invited);
    }

    @ParameterizedTest
    @EnumSource(names = {"YES", "NO"})
    void laterTakesNoAnswerBack(Answer given) {
        var answered = answered(invited(), given);

        assertThat(answered(answered, Answer.LATER)).isSameAs(answered);
    }

    @ParameterizedTest
    @EnumSource
    void theSameAnswerAgainChangesNothing(Answer given) {
        var answered = answered(invited(), given);

        assertThat(answered(answered, given)).isSameAs(answered);
    }

    @Test
    void aPersonCanChangeTheirMindBothWays() {
        var refused = answered(answered(invited(), Answer.YES), Answer.NO);
        assertThat(refused.stage()).isEqualTo(LeadStage.DECLINED_BY_PROSPECT);

        var again = answered(refused, Answer.YES);
        assertThat(again.stage()).isEqualTo(LeadStage.ACCEPTED);
        assertThat(again.history())
                .extracting(StageChange::to)
                .endsWith(LeadStage.ACCEPTED, LeadStage.DECLINED_BY_PROSPECT, LeadStage.ACCEPTED);
        assertThat(Objects.requireNonNull(again.invitation()).answers()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"MET", "ON_LIST", "ELECTED"})
    void whatWasAnsweredStandsOnceTheBranchWentOn(LeadStage stage) {
        var movedOn = answered(invited(), Answer.YES).moved(stage, RECRUITER, NOW);

        assertThat(movedOn.answered(Answer.NO, ENDS.plusSeconds(1))).containsSame(movedOn);
        assertThat(answerOf(movedOn)).isEqualTo(Answer.YES);
    }

    @Test
    void anInvitationHearsAnswersUpToItsEnd() {
        var invited = invited();
        var accepted = answered(invited, Answer.YES);

        assertThat(invited.answered(Answer.YES, ENDS)).isPresent();
        assertThat(invited.answered(Answer.YES, ENDS.plusSeconds(1))).isEmpty();
        assertThat(accepted.answered(Answer.NO, ENDS.plusSeconds(1))).isEmpty();
    }

    static Stream<Lead> notAsked() {
        return Stream.of(
                matched(),
                invited().expired(NOW),
                invited().declined(RECRUITER, NOW),
                answered(invited(), Answer.YES).withdrawn(NOW));
    }

    @ParameterizedTest
    @MethodSource("notAsked")
    void whoeverIsNotAskedOrNotAnyMoreHasNothingToAnswer(Lead lead) {
        assertThat(lead.answered(Answer.YES, NOW)).isEmpty();
    }

    private static Lead matched() {
        return Lead.matched(
                new LeadId("lead"), "branch", new ProspectId("prospect"), "GM0344", List.of(), null, MATCHED);
    }

    private static Lead invited() {
        return matched().invited(new Invitation(ASKED, RECRUITER, null, ENDS, null, 0, null));
    }

    private static Lead answered(Lead lead, Answer given) {
        return lead.answered(given, NOW).orElseThrow();
    }

    private static Answer answerOf(Lead lead) {
        return Objects.requireNonNull(Objects.requireNonNull(lead.invitation()).answer());
    }
}
