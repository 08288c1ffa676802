package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.DayKeys;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** An instance that was held up with a sign-up undoes nothing of what the person did since. */
@WholeApplication
class LateSignUpTests {

    private static final String WITHDRAW =
            "mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }";
    private static final String ERASE = "mutation { eraseMe(input: {confirm: true}) { __typename } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    SignUps signUps;

    @Autowired
    SubmissionRepository submissions;

    @Autowired
    ProspectRepository prospects;

    @Autowired
    SignUpLetters letters;

    @Autowired
    DayKeys days;

    private Cast cast;
    private Branch branch;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
        branch = cast.branch(Cast.UTRECHT, "CDA");
    }

    @Test
    void whoCameBackAndWithdrewStaysWithdrawn() {
        var person = whoWithdrew();
        var late = cameBack(person);
        signUps.becomeProspect(late);
        assertThat(statusOf(person)).isEqualTo(ProspectStatus.CONFIRMED);
        cast.as(person).data(WITHDRAW);

        signUps.becomeProspect(late);

        assertThat(statusOf(person)).isEqualTo(ProspectStatus.WITHDRAWN);
    }

    @Test
    void whoComesBackHearsSoAlsoWhenAnotherInstanceWasQuicker() {
        var person = whoWithdrew();
        var confirmed = cameBack(person);
        signUps.becomeProspect(confirmed);
        assertThat(submissions.find(confirmed.id())).as("done").isEmpty();

        assertThat(signUps.becomeProspect(confirmed)).isTrue();
        assertThat(statusOf(person)).isEqualTo(ProspectStatus.CONFIRMED);
    }

    /** Two instances, or one before and after a crash, may judge differently who owns the address. */
    @Test
    void aSignUpIsAnsweredByOneLetterWhateverIsDecidedLater() {
        var person = cast.signedUp(branch);
        var again = sentIn(prospects.find(person.id()).orElseThrow(), null);
        letters.decide(List.of(again));
        cast.as(person).data(WITHDRAW);
        letters.decide(List.of(again));

        assertThat(mongo.getCollection("letters")
                        .find(new Document("kind", new Document("$in", List.of("CONFIRM_SIGN_UP", "ALREADY_SIGNED_UP")))
                                .append("subject", again.id().value()))
                        .map(letter -> letter.getString("kind")))
                .containsExactly("ALREADY_SIGNED_UP");
    }

    @Test
    void whoWasErasedMeanwhileIsErasedOnceMore() {
        var person = cast.signedUp(branch);
        var before = prospects.find(person.id()).orElseThrow();
        cast.as(person).data(ERASE);

        prospects.insert(Prospect.confirmed(
                person.id(),
                new SignUp(before.municipality(), before.person(), before.wishes(), List.of(), List.of()),
                before.consents(),
                before.signedUpAt(),
                before.confirmedAt()));
        submissions.own(before.person().email(), person.id());

        Graph.until(() -> mongo.findById(person.id(), SealedProspect.class) == null ? true : null);
        assertThat(submissions.owner(before.person().email())).isEmpty();
    }

    private Person whoWithdrew() {
        var person = cast.signedUp(branch);
        cast.as(person).data(WITHDRAW);
        return person;
    }

    /** Their new sign-up in the moment that it was confirmed, before any instance did what follows. */
    private Submission cameBack(Person person) {
        return sentIn(prospects.find(person.id()).orElseThrow(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Submission sentIn(Prospect person, @Nullable Instant confirmedAt) {
        var id = new SubmissionId(RandomId.next());
        var day = days.today();
        var agreed = List.of(
                new SignUp.Agreed(ConsentPurpose.CAMPAIGN_CONTACT, null, cast.version()),
                new SignUp.Agreed(ConsentPurpose.SHARE_WITH_BRANCH, branch.id(), cast.version()));
        var signUp = new SignUp(person.municipality(), person.person(), person.wishes(), agreed, List.of());
        var submission = new Submission(
                id,
                ProspectId.next(),
                day,
                submissions.seal(day, id, signUp),
                person.municipality(),
                Instant.now(),
                null,
                confirmedAt,
                List.of(),
                null);
        submissions.insertOnce(submission);
        return submission;
    }

    private ProspectStatus statusOf(Person person) {
        return prospects.find(person.id()).orElseThrow().status();
    }
}
