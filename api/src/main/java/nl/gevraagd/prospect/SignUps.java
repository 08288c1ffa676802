package nl.gevraagd.prospect;

import static nl.gevraagd.shared.ProblemCode.CHALLENGE_FAILED;
import static nl.gevraagd.shared.ProblemCode.CONSENT_REQUIRED;
import static nl.gevraagd.shared.ProblemCode.INVALID_EMAIL;
import static nl.gevraagd.shared.ProblemCode.MUST_BE_EIGHTEEN;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.prospect.ConfirmSignUpResult.SignUpConfirmed;
import nl.gevraagd.prospect.ConfirmSignUpResult.TokenNotValid;
import nl.gevraagd.prospect.SignUpResult.InputRejected;
import nl.gevraagd.prospect.SignUpResult.SignUpAccepted;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.DayKeys;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * From a form to a person. Sending in is one insert, whoever sends it; what follows is decided later, so that known and
 * unknown addresses cost the same, in content and in time.
 */
@Service
class SignUps {

    /** Requirement P6: unconfirmed sign-ups vanish after 7 days. */
    static final Duration CONFIRMABLE = Duration.ofDays(7);

    private static final int MOST_CONSENTS = 60;
    private static final int LONGEST_KEY = 200;

    private final SubmissionRepository submissions;
    private final ProspectRepository prospects;
    private final SignUpChecks checks;
    private final ChallengeGate challenges;
    private final ConsentTexts texts;
    private final Municipalities municipalities;
    private final Suppressions suppressions;
    private final Erasures erasures;
    private final DayKeys days;
    private final Keys keys;
    private final Effects effects;
    private final Clock clock;
    private final DatabaseClock databaseClock;
    private final Counter accepted;
    private final Counter rejected;
    private final Counter confirmed;

    SignUps(
            SubmissionRepository submissions,
            ProspectRepository prospects,
            SignUpChecks checks,
            ChallengeGate challenges,
            ConsentTexts texts,
            Municipalities municipalities,
            Suppressions suppressions,
            Erasures erasures,
            DayKeys days,
            Keys keys,
            Effects effects,
            Clock clock,
            DatabaseClock databaseClock,
            MeterRegistry meters) {
        this.accepted = counter(meters, "accepted");
        this.rejected = counter(meters, "rejected");
        this.confirmed = counter(meters, "confirmed");
        this.submissions = submissions;
        this.prospects = prospects;
        this.checks = checks;
        this.challenges = challenges;
        this.texts = texts;
        this.municipalities = municipalities;
        this.suppressions = suppressions;
        this.erasures = erasures;
        this.days = days;
        this.keys = keys;
        this.effects = effects;
        this.clock = clock;
        this.databaseClock = databaseClock;
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("gevraagd.sign.ups")
                .tag("outcome", outcome)
                .description("Sign-ups that were sent in, by outcome")
                .register(meters);
    }

    SignUpResult signUp(SignUpInput input) {
        var problems = Problems.in(input.locale());
        var signUp = check(input, problems).filter(whole -> !problems.any());
        var id = signUp.map(whole -> idOf(whole.person().email(), input.idempotencyKey()));
        if (!challenges.passes(input.challenge(), id.map(SubmissionId::value))) {
            problems.add(CHALLENGE_FAILED, "challenge");
        }
        if (signUp.isEmpty() || id.isEmpty() || problems.any()) {
            rejected.increment();
            return new InputRejected(problems.list());
        }
        if (submissions.insertOnce(submission(id.get(), signUp.get()))) {
            accepted.increment();
        }
        effects.wake(Submission.class);
        return new SignUpAccepted(input.email());
    }

    /** What is about to be confirmed, for the page that shows it; changes nothing. */
    Optional<SignUp> pending(SubmissionId id) {
        return submissions.find(id).filter(s -> s.confirmedAt() == null).map(submissions::open);
    }

    /** @throws Overtaken when nobody waits any more: whoever pressed may have withdrawn everything since */
    ConfirmSignUpResult confirm(SubmissionId id) {
        Asked.stillWaits();
        var now = clock.instant();
        var first = submissions.confirm(id, now);
        var submission = first.or(() -> submissions.find(id));
        if (submission.isEmpty() || !becomeProspect(submission.get())) {
            return new TokenNotValid();
        }
        effects.wake(SealedProspect.class);
        if (first.isPresent()) {
            confirmed.increment();
        }
        return new SignUpConfirmed(municipalities.of(submission.get().municipality()));
    }

    @Performs(Submission.BECOME_PROSPECT)
    void becomeProspectLater(Submission submission) {
        becomeProspect(submission);
    }

    /**
     * Writes the person down; can be repeated after a crash at any point.
     *
     * @return whether the address is now this person's; another's is never overwritten
     */
    boolean becomeProspect(Submission submission) {
        boolean confirmed = write(submission);
        submissions.finish(submission.id(), clock.instant().plus(CONFIRMABLE));
        return confirmed;
    }

    private boolean write(Submission submission) {
        var signUp = submissions.open(submission);
        var email = signUp.person().email();
        if (erasures.knows(submission.prospect()) && !isAnothers(email, submission.prospect())) {
            return false;
        }
        var owner = own(email, submission.prospect());
        if (owner.equals(submission.prospect())) {
            welcome(email, submission); // first, or it would hold back what follows from the sign-up
            begin(submission, signUp);
            return true;
        }
        if (prospects
                .find(owner)
                .filter(person -> mayReturn(person, submission))
                .isPresent()) {
            welcome(email, submission);
        }
        boolean back = comeBack(owner, submission, signUp);
        if (back) {
            welcome(email, submission); // who leaves by an old letter just before that suppresses it too
        }
        erasures.preclude(submission.prospect());
        return back;
    }

    private boolean isAnothers(EmailAddress email, ProspectId prospect) {
        return submissions.owner(email).filter(owner -> !owner.equals(prospect)).isPresent();
    }

    /** Who was erased owns nothing: an instance that was late may have written them down as the owner after all. */
    private ProspectId own(EmailAddress email, ProspectId prospect) {
        var owner = submissions.own(email, prospect);
        if (owner.equals(prospect) || !erasures.knows(owner) || prospects.isThere(owner)) {
            return owner;
        }
        submissions.disown(email, owner);
        return submissions.own(email, prospect);
    }

    /** Unless all of it was done: who left since then is not written to again. */
    private void welcome(EmailAddress email, Submission submission) {
        if (submissions.find(submission.id()).isPresent()) {
            suppressions.remove(email);
        }
    }

    private void begin(Submission submission, SignUp signUp) {
        var at = submission.confirmed();
        var consents = agree(Consents.none(), signUp, submission.at(), at);
        try {
            prospects.insert(Prospect.confirmed(submission.prospect(), signUp, consents, submission.at(), at));
        } catch (DuplicateKeyException writtenBefore) {
            return; // before a crash, or by another instance
        }
    }

    private boolean comeBack(ProspectId owner, Submission submission, SignUp signUp) {
        var at = submission.confirmed();
        return prospects
                .change(
                        owner,
                        prospect -> mayReturn(prospect, submission)
                                ? prospect.returned(signUp, agree(prospect.consents(), signUp, submission.at(), at), at)
                                : prospect)
                .filter(prospect -> prospect.confirmedAt().equals(at))
                .isPresent();
    }

    /** Once: who withdraws takes away what they confirmed before, so nobody comes back because somebody is late with it. */
    private boolean mayReturn(Prospect prospect, Submission submission) {
        return prospect.status() == ProspectStatus.WITHDRAWN
                && !prospect.confirmedAt().equals(submission.confirmed())
                && submissions.find(submission.id()).isPresent();
    }

    private Consents agree(Consents consents, SignUp signUp, Instant saidAt, Instant now) {
        var given = consents;
        for (var agreed : signUp.agreed()) {
            var text = texts.known(
                    agreed.purpose(), agreed.textVersion(), signUp.person().locale());
            given = given.given(text, agreed.branch(), saidAt, now, "sign-up");
        }
        return given;
    }

    private Submission submission(SubmissionId id, SignUp signUp) {
        var now = databaseClock.nearly(); // an erasure takes away what was sent in before it, wherever that was
        var day = days.today();
        return new Submission(
                id,
                ProspectId.next(),
                day,
                submissions.seal(day, id, signUp),
                signUp.municipality(),
                now,
                now.plus(CONFIRMABLE),
                null,
                List.of(Submission.DECIDE_LETTER),
                null);
    }

    /** The same key from the same address is the same sign-up. */
    private SubmissionId idOf(EmailAddress email, @Nullable String idempotencyKey) {
        if (idempotencyKey == null || idempotencyKey.isBlank()) {
            return new SubmissionId(RandomId.next());
        }
        var mac = keys.stableMac("submission", email.normalised() + "\0" + idempotencyKey);
        return new SubmissionId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16)));
    }

    private Optional<SignUp> check(SignUpInput input, Problems problems) {
        checks.name(input.name(), problems);
        var email = EmailAddress.parse(input.email());
        if (email.isEmpty()) {
            problems.add(INVALID_EMAIL, "email");
        }
        var municipality = checks.municipality(input.municipality(), problems);
        checks.locale(input.locale(), problems);
        if (!input.eighteenOrOlder()) {
            problems.add(MUST_BE_EIGHTEEN, "eighteenOrOlder");
        }
        var themes = checks.themes(input.themesOrNone(), problems);
        checks.hours(input.hoursPerWeek(), problems);
        var phone = checks.phone(input.phone(), problems);
        checks.motivation(input.motivation(), problems);
        if (input.idempotencyKey() != null && input.idempotencyKey().length() > LONGEST_KEY) {
            problems.add(TOO_LONG, "idempotencyKey");
        }
        if (input.askLink() != null && input.askLink().length() > LONGEST_KEY) {
            problems.add(TOO_LONG, "askLink");
        }
        var code = municipality.map(Municipality::code).orElse("");
        var agreed = agreed(input, code, problems);
        var waitFor = checks.waitFor(input.waitForOrNone(), code, problems);
        return email.map(address -> new SignUp(
                code,
                new Person(
                        input.name().strip(),
                        address,
                        phone,
                        Problems.textOrNone(input.motivation()),
                        input.shareMotivation(),
                        input.locale()),
                new Wishes(themes, input.hoursPerWeek()),
                agreed,
                waitFor));
    }

    private List<SignUp.Agreed> agreed(SignUpInput input, String municipality, Problems problems) {
        var agreed = new ArrayList<SignUp.Agreed>();
        if (input.consents().size() > MOST_CONSENTS) {
            problems.add(TOO_LONG, "consents");
            return agreed;
        }
        var known = checks.branches(input.consents().stream()
                .flatMap(consent -> Stream.ofNullable(consent.branch()))
                .toList());
        for (int i = 0; i < input.consents().size(); i++) {
            var consent = input.consents().get(i);
            checks.consent(
                            consent.purpose(),
                            consent.branch(),
                            consent.textVersion(),
                            municipality,
                            known,
                            input.locale(),
                            problems,
                            "consents",
                            Integer.toString(i))
                    .filter(one -> !agreed.contains(one))
                    .ifPresent(agreed::add);
        }
        if (agreed.stream().noneMatch(one -> one.purpose() == ConsentPurpose.CAMPAIGN_CONTACT)) {
            problems.add(CONSENT_REQUIRED, "consents");
        }
        return List.copyOf(agreed);
    }
}
