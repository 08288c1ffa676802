package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.RandomId;
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
        Graph.until(() -> stages(first).size() == 2 ? true : null);

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
        Graph.until(() -> stages(lead).equals(List.of(LeadStage.WITHDRAWN, LeadStage.WITHDRAWN)) ? true : null);
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
