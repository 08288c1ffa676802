package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gevraagd.Graph;
import nl.gevraagd.HeldUp;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.LetterWriter;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Vault;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A sweep that was held up goes by what is true when it comes to it, not by what it once read. */
@WholeApplication
class MatchingTests {

    private static final String GIVE =
            "mutation($b: ID!, $v: String!) { giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: $b, textVersion: $v}}) { __typename } }";
    private static final String WITHDRAW =
            "mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { __typename } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Matching matching;

    @Autowired
    LeadRepository leads;

    @Autowired
    MongoTemplate mongo;

    @Test
    void anOlderReadingNeitherClosesNorOpensALead() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var first = cast.freshLead(branch);
        var person = first.prospect();
        var citizen = cast.as(person);
        var withConsent = read(first);
        citizen.data(WITHDRAW, "b", cast.idOf(branch));
        var withNone = read(first);

        matching.match(List.of(withConsent));
        assertThat(stages(first)).containsExactly(LeadStage.WITHDRAWN);

        citizen.data(GIVE, "b", cast.idOf(branch), "v", cast.version());
        Graph.untilTrue(() -> stages(first).size() == 2);

        matching.match(List.of(withNone));
        assertThat(stages(first)).containsExactlyInAnyOrder(LeadStage.WITHDRAWN, LeadStage.NEW);
    }

    @Test
    void aLeadThatWasBeingOpenedWhenItsPersonWasErasedIsClosed() {
        var cast = new Cast(application, port);
        var lead = cast.freshLead(cast.branch(Cast.UTRECHT, "CDA"));
        cast.as(lead.prospect()).data("mutation { eraseMe(input: {confirm: true}) { __typename } }");
        leads.insertOnce(Lead.matched(
                new LeadId(RandomId.next()),
                lead.branch(),
                lead.prospect(),
                lead.municipality(),
                lead.themes(),
                lead.hoursPerWeek(),
                lead.matchedAt()));
        Graph.untilTrue(() -> stages(lead).equals(List.of(LeadStage.WITHDRAWN, LeadStage.WITHDRAWN)));
    }

    @Test
    void aLetterOfAYesThatDidNotLeaveYetStaysWhenThePersonWithdraws() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var worker = cast.worker(Role.BRANCH_RECRUITER, branch);
        var lead = cast.accepted(cast.freshLead(branch), worker);
        var subject =
                lead.branch() + ":" + lead.id().value() + ":" + worker.id().value();
        var letter = NewLetter.of(
                        LetterKind.ANSWER_RECEIVED, "held:" + lead.id().value(), subject)
                .notBefore(Instant.now().plus(Duration.ofDays(1)));
        application.getBean(Outbox.class).put(letter);
        cast.as(lead.prospect()).data(WITHDRAW, "b", cast.idOf(branch));
        assertThat(mongo.getCollection("letters")
                        .find(new Document(
                                "_id", "answer-received:held:" + lead.id().value()))
                        .first())
                .containsEntry("state", "SUPPRESSED");
    }

    /** Who may only look could note down name and phone number as well. */
    @Test
    void alsoWhoMayOnlyLookHearsThatSomebodyWithdrew() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var viewer = cast.worker(Role.BRANCH_VIEWER, branch);
        var lead = cast.accepted(cast.freshLead(branch), cast.worker(Role.BRANCH_RECRUITER, branch));
        cast.as(lead.prospect()).data(WITHDRAW, "b", cast.idOf(branch));
        assertThat(new Graph(port).letter(viewer.email(), "consent-withdrawn")).contains("toestemming");
    }

    /** As after a pause that lasted longer. */
    @Test
    void anInvitationThatIsOverIsNotSent() {
        var cast = new Cast(application, port);
        var lead = invited(cast, cast.branch(Cast.UTRECHT, "CDA"));
        var subject = lead.branch() + ":" + lead.id().value();
        var writer = application.getBeansOfType(LetterWriter.class).values().stream()
                .filter(one -> one.kinds().contains(LetterKind.INVITATION))
                .findFirst()
                .orElseThrow();
        assertThat(writer.write(LetterKind.INVITATION, subject)).isPresent();
        mongo.getCollection("leads")
                .updateOne(
                        new Document("_id", lead.id().value()),
                        new Document(
                                "$set",
                                new Document(
                                        "invitation.validUntil", Instant.now().minusSeconds(1))));
        assertThat(writer.write(LetterKind.INVITATION, subject)).isEmpty();
    }

    @Test
    void anAnswerThatWasHeldUpDoesNotOverrideALaterOne() {
        var cast = new Cast(application, port);
        var lead = invited(cast, cast.branch(Cast.UTRECHT, "CDA"));
        var inTime = application.getBean(Leads.class);
        var late = late(() ->
                assertThat(inTime.answered(lead.branch(), lead.id(), Answer.NO)).isPresent());

        assertThatThrownBy(() -> late.answered(lead.branch(), lead.id(), Answer.YES))
                .isInstanceOf(Overtaken.class);
        assertThat(stages(lead)).containsExactly(LeadStage.DECLINED_BY_PROSPECT);
        assertThat(late(() -> {}).answered(lead.branch(), lead.id(), Answer.YES))
                .isPresent();
        assertThat(stages(lead)).as("who changes their mind again").containsExactly(LeadStage.ACCEPTED);
    }

    @Test
    void anAnswerThatNobodyWaitsForAnyMoreIsNotWrittenDown() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var lead = cast.accepted(cast.freshLead(branch), cast.worker(Role.BRANCH_RECRUITER, branch));
        var inTime = application.getBean(Leads.class);
        Asked.until(
                System.nanoTime() - 1,
                () -> assertThatThrownBy(() -> inTime.answered(lead.branch(), lead.id(), Answer.NO))
                        .isInstanceOf(Overtaken.class));
        assertThat(stages(lead)).containsExactly(LeadStage.ACCEPTED);
    }

    private Leads late(Runnable meanwhile) {
        return new Leads(
                new LeadRepository(
                        new HeldUp(mongo, meanwhile),
                        application.getBean(LeadReader.class),
                        application.getBean(Cursors.class)),
                application.getBean(Branches.class),
                application.getBean(BranchKeys.class),
                application.getBean(GlobalIds.class),
                application.getBean(Vault.class),
                application.getBean(Effects.class),
                Clock.systemUTC(),
                application.getBean(DatabaseClock.class));
    }

    @Test
    void aCardThatWasBeingOpenedWhenItsPersonPausedIsShownAfterThePause() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var seen = cast.freshLead(branch);
        Graph.untilTrue(() -> !justOpened(seen));
        var citizen = cast.as(seen.prospect());
        var pause = "mutation($p: Boolean!) { updateMe(input: {paused: $p}) { __typename } }";
        citizen.data(pause, "p", true);
        assertThat(stages(seen)).as("who was seen before").containsExactly(LeadStage.NEW);

        assertThat(leads.takeBack(leads.ofProspect(seen.prospect()).getFirst()))
                .as("somebody looked whether it is still wanted")
                .isFalse();
        mongo.getCollection("leads").deleteOne(new Document("_id", seen.id().value()));
        leads.insertOnce(Lead.matched(
                seen.id(),
                seen.branch(),
                seen.prospect(),
                seen.municipality(),
                seen.themes(),
                seen.hoursPerWeek(),
                seen.matchedAt()));
        Graph.untilTrue(() -> stages(seen).isEmpty());

        citizen.data(pause, "p", false);
        assertThat(stages(seen)).containsExactly(LeadStage.NEW);
    }

    /** Else it would be gone, and whoever took it back may die before they open it once more. */
    @Test
    void whoTakesPartAgainKeepsACardThatSomebodyIsStillTakingBack() {
        var cast = new Cast(application, port);
        var seen = cast.freshLead(cast.branch(Cast.UTRECHT, "CDA"));
        Graph.untilTrue(() -> !justOpened(seen));
        mongo.getCollection("leads")
                .updateOne(
                        new Document("_id", seen.id().value()),
                        new Document("$addToSet", new Document("pending", Lead.LOOK_AGAIN)));
        var readInThePause = leads.ofProspect(seen.prospect()).getFirst();

        matching.match(List.of(read(seen)));

        assertThat(leads.takeBack(readInThePause)).isFalse();
        assertThat(stages(seen)).containsExactly(LeadStage.NEW);
    }

    @Test
    void aNoteIsNotThereWhenItsPersonWasErasedWhileItWasRead() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var lead = cast.freshLead(branch);
        cast.as(cast.worker(Role.BRANCH_RECRUITER, branch))
                .data(
                        "mutation($l: ID!) { addLeadNote(input: {lead: $l, text: \"gebeld\"}) { __typename } }",
                        "l",
                        cast.idOf(lead));
        var all = application.getBean(Leads.class);
        var note = all.notesOf(List.of(lead)).values().iterator().next().getFirst();
        assertThat(all.textOf(lead, note)).contains("gebeld");
        application.getBean(Vault.class).destroyKey(lead.prospect().value());
        assertThat(all.textOf(lead, note)).isEmpty();
    }

    @Test
    void aLeadHasTwoHundredNotesAtMost() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var lead = cast.freshLead(branch);
        var worker = cast.worker(Role.BRANCH_RECRUITER, branch);
        var sealed = application.getBean(Vault.class).seal(lead.prospect().value(), "any", "gebeld");
        mongo.insertAll(IntStream.range(0, 199)
                .mapToObj(i ->
                        new LeadNote(RandomId.next(), lead.branch(), lead.id(), Instant.now(), worker.id(), sealed))
                .toList());
        var said = Stream.of("de laatste", "een te veel")
                .map(text -> cast.as(worker)
                        .data(
                                "mutation($l: ID!, $t: String!) { addLeadNote(input: {lead: $l, text: $t}) { __typename ... on InputRejected { problems { code field } } } }",
                                "l",
                                cast.idOf(lead),
                                "t",
                                text)
                        .get("addLeadNote")
                        .toString())
                .toList();
        assertThat(said)
                .containsExactly(
                        "{\"__typename\":\"LeadNoteAdded\"}",
                        "{\"__typename\":\"InputRejected\",\"problems\":[{\"code\":\"TOO_LONG\",\"field\":[\"text\"]}]}");
    }

    @Test
    void aNoteOnSomebodyWhoWasErasedMeanwhileHearsThatTheCardIsClosed() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var lead = cast.freshLead(branch);
        application.getBean(Vault.class).destroyKey(lead.prospect().value()); // the first step of an erasure
        assertThat(cast.as(cast.worker(Role.BRANCH_RECRUITER, branch))
                        .data(
                                "mutation($l: ID!) { addLeadNote(input: {lead: $l, text: \"gebeld\"}) { __typename } }",
                                "l",
                                cast.idOf(lead))
                        .at("/addLeadNote/__typename")
                        .asString())
                .isEqualTo("LeadNotOpen");
    }

    @Test
    void lettersOfSeveralMorningsThatHadToWaitAreOne() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var member = cast.worker(Role.BRANCH_RECRUITER, branch).id().value();
        cast.freshLead(branch);
        var today = LocalDate.now(Days.HERE);
        var mornings = Stream.of(today.minusDays(3), today.minusDays(2), today)
                .map(day -> day + ":" + member)
                .toList();
        var outbox = application.getBean(Outbox.class);
        Graph.untilTrue(() -> mongo.getCollection("leads")
                        .countDocuments(new Document("pending.0", new Document("$exists", true))
                                .append("pending", Lead.TELL_OF_NEW))
                == 0);
        mongo.getCollection("letters") // of the card itself: of this morning, or the next one
                .deleteMany(new Document("kind", LetterKind.NEW_LEADS.name())
                        .append("subject", new Document("$regex", ":" + member + "$")));
        var never = Instant.now().plus(Duration.ofDays(1));
        mornings.subList(0, 2)
                .forEach(one ->
                        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, one, one).notBefore(never)));
        var writer = application.getBean(NewLeadLetters.class);
        assertThat(writer.write(LetterKind.NEW_LEADS, mornings.get(0))).isEmpty();
        assertThat(writer.write(LetterKind.NEW_LEADS, mornings.get(1)))
                .as("the last one there is")
                .get()
                .extracting(content -> content.values().get("branches"))
                .isEqualTo(branch.name() + " (Utrecht)");
        outbox.put(NewLetter.of(LetterKind.NEW_LEADS, mornings.get(2), mornings.get(2))
                .notBefore(never));
        assertThat(writer.write(LetterKind.NEW_LEADS, mornings.get(1))).isEmpty();
        assertThat(writer.write(LetterKind.NEW_LEADS, mornings.get(2))).isPresent();
    }

    /** As it was before its branch invited. */
    private static Lead invited(Cast cast, Branch branch) {
        var lead = cast.freshLead(branch);
        cast.as(cast.worker(Role.BRANCH_RECRUITER, branch))
                .data("mutation($l: ID!) { inviteProspect(input: {lead: $l}) { __typename } }", "l", cast.idOf(lead));
        return lead;
    }

    private boolean justOpened(Lead lead) {
        return leads.ofProspect(lead.prospect()).stream().anyMatch(Lead::isJustOpened);
    }

    @Test
    void whoIsMovedBackToYesWaitsForSomebodyAgain() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var worker = cast.worker(Role.BRANCH_RECRUITER, branch);
        var yes = cast.accepted(cast.freshLead(branch), worker);
        assertThat(yes.dueAt()).isEqualTo(Days.endOf(yes.since().plus(Duration.ofDays(7))));
        var met = yes.moved(LeadStage.MET, worker.id(), Instant.now());
        assertThat(met.dueAt()).isNull();
        assertThat(met.moved(LeadStage.ACCEPTED, worker.id(), Instant.now()).dueAt())
                .isAfter(Instant.now());
    }

    private SealedProspect read(Lead lead) {
        return Objects.requireNonNull(mongo.findById(lead.prospect(), SealedProspect.class));
    }

    private List<LeadStage> stages(Lead lead) {
        return leads.ofProspect(lead.prospect()).stream().map(Lead::stage).toList();
    }
}
