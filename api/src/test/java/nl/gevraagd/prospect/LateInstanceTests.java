package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import nl.gevraagd.Graph;
import nl.gevraagd.HeldUp;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.DayKeys;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Vault;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An instance that was held up undoes nothing of what the person did since. */
@WholeApplication
class LateInstanceTests {

    private static final String WITHDRAW =
            "mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }";
    private static final String WITHDRAW_ONE =
            "mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { __typename } }";
    private static final String GIVE =
            "mutation($b: ID!, $v: String!) { giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: $b, textVersion: $v}}) { __typename } }";
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

    /** One address, two forms: the second was still in somebody's hands when the person of the first was erased. */
    @Test
    void aSecondSignUpOfWhoWasErasedWritesNobodyDown() {
        var person = cast.signedUp(branch);
        var late = cameBack(person);
        assertThat(signUps.becomeProspect(late))
                .as("they are signed up already")
                .isFalse();
        cast.as(person).data(ERASE);
        assertThat(submissions.owner(new EmailAddress(person.email()))).isEmpty();

        assertThat(signUps.becomeProspect(late)).isFalse();

        assertThat(submissions.owner(new EmailAddress(person.email()))).isEmpty();
        assertThat(prospects.isThere(late.prospect())).isFalse();
    }

    @Test
    void whatWasConfirmedAndNotDoneYetGoesWithAnErasure() {
        var person = cast.signedUp(branch);
        var sent = sentIn(
                prospects.find(person.id()).orElseThrow(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                List.of("NOT_YET", Submission.BECOME_PROSPECT));
        cast.as(person).data(ERASE);
        assertThat(submissions.find(sent.id())).isEmpty();
        assertThat(signUps.becomeProspect(sent)).isFalse();
        assertThat(submissions.owner(new EmailAddress(person.email()))).isEmpty();
    }

    /** An instance took the address for somebody who was erased meanwhile, and died. */
    @Test
    void anAddressThatNobodyOwnsAnyMoreIsFree() {
        var person = cast.signedUp(branch);
        var before = prospects.find(person.id()).orElseThrow();
        cast.as(person).data(ERASE);
        submissions.own(before.person().email(), person.id());

        var anew = sentIn(before, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        assertThat(signUps.becomeProspect(anew)).isTrue();

        assertThat(submissions.owner(before.person().email())).contains(anew.prospect());
        assertThat(prospects.isThere(anew.prospect())).isTrue();
    }

    @Test
    void whoseKeyIsGoneLeavesNothingBehind() {
        var person = cast.signedUp(branch);
        var before = prospects.find(person.id()).orElseThrow();
        cast.as(person).data(ERASE);
        prospects.insert(Prospect.confirmed(
                person.id(),
                new SignUp(before.municipality(), before.person(), before.wishes(), List.of(), List.of()),
                Consents.none(),
                before.signedUpAt(),
                before.confirmedAt()));
        application.getBean(Vault.class).destroyKey(person.id().value());
        Graph.until(() -> prospects.isThere(person.id()) ? null : true);
    }

    @Test
    void whatWasGivenBeforeAWithdrawalIsNotGivenAfterIt() {
        var person = cast.signedUp(branch);
        var other = cast.branch(Cast.UTRECHT, "VVD");
        var citizen = cast.as(person);
        Runnable givenAndWithdrawn = () -> {
            citizen.data(GIVE, "b", cast.idOf(other), "v", cast.version());
            citizen.data(WITHDRAW_ONE, "b", cast.idOf(other));
        };
        assertThatThrownBy(() -> late(givenAndWithdrawn)
                        .give(person.id(), ConsentPurpose.SHARE_WITH_BRANCH, cast.idOf(other), cast.version(), null))
                .isInstanceOf(Overtaken.class);
        assertThat(prospects.find(person.id()).orElseThrow().allows(other.id())).isFalse();

        citizen.data("mutation { withdrawConsent(input: {purpose: NEWSLETTER}) { __typename } }");
        assertThat(late(() -> citizen.data(WITHDRAW))
                        .give(person.id(), ConsentPurpose.NEWSLETTER, null, cast.version(), null))
                .as("where it could not be given now, that is said")
                .isInstanceOf(MeResults.InputRejected.class);
    }

    private MyPage late(Runnable meanwhile) {
        var repository = new ProspectRepository(
                new HeldUp(mongo, meanwhile),
                application.getBean(Vault.class),
                application.getBean(Keys.class),
                application.getBean(JsonMapper.class));
        return new MyPage(
                new Prospects(repository, application.getBean(Effects.class), Clock.systemUTC()),
                application.getBean(SignUpChecks.class),
                application.getBean(ConsentTexts.class),
                application.getBean(Erasures.class),
                application.getBean(Suppressions.class),
                application.getBean(Municipalities.class),
                Clock.systemUTC());
    }

    /** As they wrote it, and as it is known: in one batch. */
    @Test
    void eachSpellingOfAKnownAddressIsAnsweredAlike() {
        var person = prospects.find(cast.signedUp(branch).id()).orElseThrow();
        var capitals = person.person().email().value().toUpperCase(Locale.ROOT);
        var two = List.of(sentIn(person, null), sentIn(withAddress(person, new EmailAddress(capitals)), null));
        letters.decide(two);
        assertThat(mongo.getCollection("letters")
                        .find(new Document(
                                        "subject",
                                        new Document(
                                                "$in",
                                                two.stream()
                                                        .map(one -> one.id().value())
                                                        .toList()))
                                .append("kind", new Document("$in", List.of("CONFIRM_SIGN_UP", "ALREADY_SIGNED_UP"))))
                        .map(letter -> letter.getString("kind")))
                .containsExactly("ALREADY_SIGNED_UP", "ALREADY_SIGNED_UP");
    }

    private static Prospect withAddress(Prospect prospect, EmailAddress address) {
        var was = prospect.person();
        var written = new nl.gevraagd.prospect.Person(
                was.name(), address, was.phone(), was.motivation(), was.shareMotivation(), was.locale());
        return prospect.told(written, prospect.wishes(), prospect.waitFor());
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
        return sentIn(person, confirmedAt, List.of());
    }

    private Submission sentIn(Prospect person, @Nullable Instant confirmedAt, List<String> pending) {
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
                pending,
                null);
        submissions.insertOnce(submission);
        return submission;
    }

    private ProspectStatus statusOf(Person person) {
        return prospects.find(person.id()).orElseThrow().status();
    }
}
