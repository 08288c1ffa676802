package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import nl.gevraagd.Graph;
import nl.gevraagd.HeldUp;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.DatabaseClock;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** They sent in a second form before they left, and nobody had done yet what follows from it, whatever its clock said. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void whoWithdrewSinceTheyConfirmedAnotherFormStaysWithdrawn(int hoursAhead) {
        var person = cast.signedUp(branch);
        cast.leadOf(person.id(), branch);
        var late = confirmedAndNotDone(person, hoursAhead);
        cast.as(person).data(WITHDRAW);

        assertThat(submissions.find(late.id())).isEmpty();
        assertThat(signUps.becomeProspect(late)).isFalse();

        assertThat(statusOf(person)).isEqualTo(ProspectStatus.WITHDRAWN);
        assertThat(cast.leadOf(person.id(), branch).stage()).isEqualTo(LeadStage.WITHDRAWN);
    }

    /** They may have withdrawn everything since they pressed: that took away what was confirmed, and this was not yet. */
    @Test
    void aFormIsNotConfirmedWhenNobodyWaitsForItAnyMore() {
        var pending = sentIn(prospects.find(cast.signedUp(branch).id()).orElseThrow(), null);
        Asked.until(
                System.nanoTime() - 1,
                () -> assertThatThrownBy(() -> signUps.confirm(pending.id())).isInstanceOf(Overtaken.class));
        assertThat(submissions.find(pending.id()))
                .get()
                .extracting(Submission::confirmedAt)
                .isNull();
    }

    @Test
    void whoseWithdrawalComesTooLateKeepsWhatTheyConfirmed() {
        var person = cast.signedUp(branch);
        var form = confirmedAndNotDone(person, 0);
        var people = application.getBean(Prospects.class);
        Asked.until(
                System.nanoTime() - 1,
                () -> assertThatThrownBy(
                                () -> people.withdraw(person.id(), ConsentPurpose.CAMPAIGN_CONTACT, null, "my-page"))
                        .isInstanceOf(Overtaken.class));
        assertThat(submissions.find(form.id())).isPresent();
        assertThat(statusOf(person)).isEqualTo(ProspectStatus.CONFIRMED);
    }

    /** The form by which they began, of an instance that died when it had written them down. */
    @Test
    void whoWithdrawsBeforeTheirOwnFormIsDoneIsNotErased() {
        var person = cast.signedUp(branch);
        var own = confirmedAndNotDone(person, 0);
        change(own, "prospect", person.id().value());
        cast.as(person).data(WITHDRAW);

        assertThat(submissions.find(own.id())).isEmpty();
        assertThat(application.getBean(Erasures.class).knows(person.id())).isFalse();
    }

    /** Who is out says so once more, while an instance is about to write that they came back. */
    @Test
    void whoLeavesAgainBeforeTheirReturnIsWrittenDownStaysWithdrawn() {
        var person = whoWithdrew();
        var late = cameBack(person);
        Runnable left = () -> {
            change(late, "pending", List.of("NOT_YET", Submission.BECOME_PROSPECT)); // no sooner, or the sweep does it
            cast.as(person).data(WITHDRAW);
        };

        assertThat(lateSignUps(left).becomeProspect(late)).isFalse();

        assertThat(statusOf(person)).isEqualTo(ProspectStatus.WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void whoComesBackByAnInstanceWithAnotherClockIsBack(int hoursAhead) {
        var person = whoWithdrew();

        assertThat(signUps.becomeProspect(confirmedAndNotDone(person, hoursAhead)))
                .isTrue();

        assertThat(statusOf(person)).isEqualTo(ProspectStatus.CONFIRMED);
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

        submissions.own(before.person().email(), person.id());
        writeDownLate(before);

        Graph.untilTrue(() -> mongo.findById(person.id(), SealedProspect.class) == null);
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
        var sent = confirmedAndNotDone(person, 0);
        cast.as(person).data(ERASE);
        assertThat(submissions.find(sent.id())).isEmpty();
        assertThat(signUps.becomeProspect(sent)).isFalse();
        Graph.untilTrue(
                () -> submissions.owner(new EmailAddress(person.email())).isEmpty());
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
        writeDownLate(before);
        application.getBean(Vault.class).destroyKey(person.id().value());
        Graph.untilTrue(() -> !prospects.isThere(person.id()));
    }

    /** With all that the back-up had, or with the keys of a later one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whomARestoreBringsBackIsErasedOnceMoreAndHearsNothing(boolean withKey) throws Exception {
        var person = cast.signedUp(branch);
        var lead = cast.leadOf(person.id(), branch);
        var keys = application.getBean("keys", MongoTemplate.class).getCollection("people");
        var one = new Document("_id", person.id().value());
        var backUp = List.of(
                new Copy(mongo.getCollection("prospects"), one),
                new Copy(
                        mongo.getCollection("addresses"),
                        new Document("prospect", person.id().value())),
                new Copy(
                        mongo.getCollection("leads"),
                        new Document("_id", lead.id().value())));
        var key = new Copy(keys, one);
        cast.as(person).data(ERASE);
        var anybody = new Graph(port);
        anybody.letter(person.email(), "goodbye");
        Graph.untilTrue(() -> !prospects.isThere(person.id()));
        var file = Files.createTempDirectory("journal").resolve("erasures");
        assertThat(Operator.hears(application, 0, "erasures", "export", file.toString()))
                .contains("erasures");

        cast.leadOf(cast.invent(1, branch).getFirst().id(), branch); // no sweep is on its way with who was erased
        mongo.getCollection("erasures").deleteOne(one);
        var goodbye = new Document("_id", "goodbye:" + person.id().value());
        mongo.getCollection("letters").deleteOne(goodbye); // the back-up is older
        if (withKey) {
            key.restore();
        }
        backUp.forEach(Copy::restore);
        assertThat(Operator.hears(application, 0, "erasures", "export", file.toString()))
                .as("the restored database knows less, and nothing is lost by that")
                .contains("the database does not know");
        assertThat(Operator.hears(application, 0, "erasures", "replay", file.toString()))
                .containsPattern("; [1-9]\\d* of them were people");
        assertThat(prospects.find(person.id()).map(Prospect::status))
                .isNotEqualTo(Optional.of(ProspectStatus.CONFIRMED));

        Graph.untilTrue(() -> !prospects.isThere(person.id()));
        assertThat(cast.leadOf(person.id(), branch).stage()).isEqualTo(LeadStage.WITHDRAWN);
        assertThat(submissions.owner(new EmailAddress(person.email()))).isEmpty();
        assertThat(mongo.getCollection("letters").countDocuments(goodbye)).isZero();
        assertThat(keys.countDocuments(one)).isZero();
        if (withKey) {
            key.restore(); // of a back-up of the keys alone
            Operator.hears(application, 0, "erasures", "replay", file.toString());
            assertThat(keys.countDocuments(one)).isZero();
        }
        anybody.data(
                "mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }",
                "i",
                cast.form(person.mark(), branch));
        Graph.untilTrue(() -> anybody.letters(person.email(), "confirm-sign-up") == 2);
        assertThat(anybody.data(
                                "mutation($t: String!) { confirmSignUp(token: $t) { __typename } }",
                                "t",
                                anybody.token(person.email(), "confirm-sign-up"))
                        .at("/confirmSignUp/__typename")
                        .asString())
                .isEqualTo("SignUpConfirmed");
    }

    /** Its people are known again, and whom it left with an address alone are there after all. */
    @Test
    void aDemoThatWasCutOffGoesOn() {
        var one = new InventedPeople.Invented(
                "Demo Voorbeeld",
                Cast.mark() + "@voorbeeld.example",
                Cast.UTRECHT,
                List.of(Theme.HOUSING),
                4,
                null,
                List.of(branch.id()),
                Instant.now());
        var people = application.getBean(InventedPeople.class);
        var first = people.add(List.of(one));
        assertThat(people.add(List.of(one))).isEqualTo(first);
        cast.leadOf(first.getFirst(), branch);
        mongo.getCollection("prospects")
                .deleteOne(new Document("_id", first.getFirst().value()));
        assertThat(people.add(List.of(one))).isEqualTo(first);
        assertThat(prospects.isThere(first.getFirst())).isTrue();
    }

    @Test
    void aJournalThatIsNoneChangesNothing() throws Exception {
        var file = Files.createTempDirectory("journal").resolve("erasures");
        Files.writeString(file, "AAAAAAAAAAAAAAAA 2026-11-28T10:00:00Z\nnonsense\nAAAAAAAAAAAAAAAA yesterday\n");
        assertThat(Operator.hears(application, 1, "erasures", "replay", file.toString()))
                .contains("line 2:", "line 3:", "REFUSED: 2 problems")
                .doesNotContain("line 1:");
        assertThat(application.getBean(Erasures.class).knows(new ProspectId("AAAAAAAAAAAAAAAA")))
                .isFalse();
    }

    /** A document as it is now. */
    private record Copy(MongoCollection<Document> collection, Document which, Document document) {

        Copy(MongoCollection<Document> collection, Document which) {
            this(
                    collection,
                    which,
                    Objects.requireNonNull(
                            collection.find(which).hintString("_id_").first()));
        }

        void restore() {
            collection.replaceOne(
                    new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
        }
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

    private SignUps lateSignUps(Runnable meanwhile) {
        return new SignUps(
                submissions,
                lateRepository(meanwhile),
                application.getBean(SignUpChecks.class),
                application.getBean(ChallengeGate.class),
                application.getBean(ConsentTexts.class),
                application.getBean(Municipalities.class),
                application.getBean(Suppressions.class),
                application.getBean(Erasures.class),
                days,
                application.getBean(Keys.class),
                application.getBean(Effects.class),
                Clock.systemUTC(),
                application.getBean(DatabaseClock.class),
                new SimpleMeterRegistry());
    }

    private ProspectRepository lateRepository(Runnable meanwhile) {
        return new ProspectRepository(
                new HeldUp(mongo, meanwhile),
                application.getBean(Vault.class),
                application.getBean(Keys.class),
                application.getBean(JsonMapper.class));
    }

    private MyPage late(Runnable meanwhile) {
        return new MyPage(
                new Prospects(
                        lateRepository(meanwhile),
                        application.getBean(Erasures.class),
                        application.getBean(Effects.class),
                        Clock.systemUTC()),
                application.getBean(SignUpChecks.class),
                application.getBean(ConsentTexts.class),
                application.getBean(Erasures.class),
                application.getBean(Municipalities.class),
                application.getBean(Branches.class),
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

    private void writeDownLate(Prospect before) {
        prospects.insert(Prospect.confirmed(
                before.id(),
                new SignUp(before.municipality(), before.person(), before.wishes(), List.of(), List.of()),
                before.consents(),
                before.signedUpAt(),
                before.confirmedAt()));
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

    /** Whatever follows from it waits for an effect that nobody knows. */
    private Submission confirmedAndNotDone(Person person, int hoursAhead) {
        return sentIn(
                prospects.find(person.id()).orElseThrow(),
                Instant.now().plus(hoursAhead, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS),
                List.of("NOT_YET", Submission.BECOME_PROSPECT));
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

    private void change(Submission submission, String field, Object value) {
        mongo.getCollection("submissions")
                .updateOne(
                        new Document("_id", submission.id().value()), new Document("$set", new Document(field, value)));
    }

    private ProspectStatus statusOf(Person person) {
        return prospects.find(person.id()).orElseThrow().status();
    }
}
