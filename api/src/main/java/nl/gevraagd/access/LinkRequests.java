package nl.gevraagd.access;

import static nl.gevraagd.shared.ProblemCode.CHALLENGE_FAILED;
import static nl.gevraagd.shared.ProblemCode.INVALID_EMAIL;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.gevraagd.access.AccessResults.InputRejected;
import nl.gevraagd.access.LinkRequest.Kind;
import nl.gevraagd.access.LinkRequest.LinkRequestId;
import nl.gevraagd.access.SignInCounts.Outcome;
import nl.gevraagd.mail.LetterCaps;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.NewLetter;
import nl.gevraagd.mail.Outbox;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.mail.Tokens;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.DayKeys;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.Performs;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * Links by mail. Asking is one insert for every address; whether a letter leaves is decided afterwards, so that neither the
 * answer nor its time tells whether an address is known.
 */
@Service
class LinkRequests {

    private static final Logger LOG = LoggerFactory.getLogger(LinkRequests.class);
    private static final String CONTEXT = "link";

    private final MongoTemplate mongo;
    private final DayKeys days;
    private final Effects effects;
    private final Members members;
    private final CitizenDirectory citizens;
    private final LetterCaps caps;
    private final Outbox outbox;
    private final Tokens tokens;
    private final ChallengeGate challenges;
    private final SignInCounts counts;
    private final Suppressions suppressions;
    private final DatabaseClock clock;

    LinkRequests(
            MongoTemplate mongo,
            DayKeys days,
            Effects effects,
            Members members,
            CitizenDirectory citizens,
            LetterCaps caps,
            Outbox outbox,
            Tokens tokens,
            ChallengeGate challenges,
            SignInCounts counts,
            Suppressions suppressions,
            DatabaseClock clock) {
        this.mongo = mongo;
        this.days = days;
        this.effects = effects;
        this.members = members;
        this.citizens = citizens;
        this.caps = caps;
        this.outbox = outbox;
        this.tokens = tokens;
        this.challenges = challenges;
        this.counts = counts;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Asks for whoever filled in a form. Empty when it was asked; else why not. */
    Optional<InputRejected> ask(Kind kind, String email, @Nullable String challenge) {
        var problems = Problems.in(null);
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            problems.add(INVALID_EMAIL, "email");
        }
        if (!challenges.passes(challenge, address.map(any -> RandomId.next()))) {
            problems.add(CHALLENGE_FAILED, "challenge");
        }
        if (problems.any()) {
            counts.count(kind, Outcome.REFUSED);
            return Optional.of(new InputRejected(problems.list()));
        }
        ask(kind, address.orElseThrow());
        counts.count(kind, Outcome.REQUESTED);
        return Optional.empty();
    }

    void ask(Kind kind, EmailAddress address) {
        var id = LinkRequestId.next();
        var day = days.today();
        Asked.stillWaits(); // whoever heard that it failed asks once more
        mongo.insert(new LinkRequest(
                id,
                kind,
                day,
                days.seal(day, id.value(), CONTEXT, address.value()),
                clock.nearly(),
                List.of(LinkRequest.DECIDE_LINK),
                null));
        effects.wake(LinkRequest.class);
    }

    @Performs(LinkRequest.DECIDE_LINK)
    void decide(LinkRequest request) {
        try {
            var id = request.id().value();
            var address = new EmailAddress(days.open(request.day(), id, CONTEXT, request.address()));
            var letter = switch (request.kind()) {
                case MEMBER ->
                    members.byAddress(address).map(member -> NewLetter.of(LetterKind.SIGN_IN, id, member.value()));
                case CITIZEN ->
                    citizens.byAddress(address)
                            .map(citizen -> NewLetter.to(citizen, LetterKind.SELF_SERVICE_LINK, id, citizen.value()));
            };
            letter.filter(wanted -> caps.allows(address, id)) // where none leaves, nobody is kept from another
                    .ifPresent(outbox::put);
        } catch (KeyGone older) {
            LOG.info("a link was asked for days ago and never decided on: nobody waits for it any more");
        }
        mongo.remove(
                Query.query(Criteria.where("_id").is(request.id())),
                LinkRequest.class); // the address in it must not outlive whoever erases themselves with the link
    }

    /** The member whom a link lets in, once. */
    Optional<Member> memberOf(String token) {
        return letIn(
                Kind.MEMBER,
                used(token, LetterKind.SIGN_IN).map(MemberId::new).flatMap(members::find),
                member -> members.mailboxOf(member.id()));
    }

    /** The citizen whom a link lets in, once. */
    Optional<Citizen> citizenOf(String token) {
        return letIn(
                Kind.CITIZEN,
                used(token, LetterKind.SELF_SERVICE_LINK)
                        .map(ProspectId::new)
                        .filter(citizens::knows)
                        .map(Citizen::new),
                citizen -> citizens.mailboxOf(citizen.id()));
    }

    private Optional<String> used(String token, LetterKind kind) {
        Asked.stillWaits(); // whoever heard that it failed tries the same link once more
        return tokens.consume(token, kind);
    }

    private <T> Optional<T> letIn(Kind kind, Optional<T> whom, Function<T, Optional<Members.Mailbox>> mailbox) {
        counts.count(kind, whom.isPresent() ? Outcome.OPENED : Outcome.REFUSED);
        whom.flatMap(mailbox).map(Members.Mailbox::address).ifPresent(suppressions::arrived);
        return whom;
    }
}
