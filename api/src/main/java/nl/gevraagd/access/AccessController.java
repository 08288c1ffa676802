package nl.gevraagd.access;

import static nl.gevraagd.shared.ProblemCode.CHALLENGE_FAILED;
import static nl.gevraagd.shared.ProblemCode.INVALID_EMAIL;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.AccessResults.InputRejected;
import nl.gevraagd.access.AccessResults.OpenSelfServiceResult;
import nl.gevraagd.access.AccessResults.RequestSelfServiceLinkResult;
import nl.gevraagd.access.AccessResults.RequestSignInLinkResult;
import nl.gevraagd.access.AccessResults.SelfServiceLinkRequested;
import nl.gevraagd.access.AccessResults.SelfServiceOpened;
import nl.gevraagd.access.AccessResults.SignInLinkRequested;
import nl.gevraagd.access.AccessResults.SignInResult;
import nl.gevraagd.access.AccessResults.SignedIn;
import nl.gevraagd.access.AccessResults.TokenNotValid;
import nl.gevraagd.access.LinkRequest.Kind;
import nl.gevraagd.access.SignInCounts.Outcome;
import nl.gevraagd.mail.LetterKind;
import nl.gevraagd.mail.Tokens;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Signing in and out, for members and for citizens. */
@Controller
class AccessController implements NodeLoader {

    static final String TYPE = "Member";

    private final LinkRequests requests;
    private final Sessions sessions;
    private final CitizenDirectory citizens;
    private final Members members;
    private final Tokens tokens;
    private final Branches branches;
    private final ChallengeGate challenges;
    private final SignInCounts counts;
    private final GlobalIds ids;
    private final Clock clock;

    AccessController(
            LinkRequests requests,
            Sessions sessions,
            CitizenDirectory citizens,
            Members members,
            Tokens tokens,
            Branches branches,
            ChallengeGate challenges,
            SignInCounts counts,
            GlobalIds ids,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.citizens = citizens;
        this.members = members;
        this.tokens = tokens;
        this.branches = branches;
        this.challenges = challenges;
        this.counts = counts;
        this.ids = ids;
        this.clock = clock;
    }

    record LinkInput(String email, @Nullable String challenge) {}

    @MutationMapping
    RequestSignInLinkResult requestSignInLink(@Argument LinkInput input) {
        var refused = ask(Kind.MEMBER, input);
        return refused.isPresent() ? refused.get() : new SignInLinkRequested(input.email());
    }

    @MutationMapping
    RequestSelfServiceLinkResult requestSelfServiceLink(@Argument LinkInput input) {
        var refused = ask(Kind.CITIZEN, input);
        return refused.isPresent() ? refused.get() : new SelfServiceLinkRequested(input.email());
    }

    /** Empty when it was asked; else why not. */
    private Optional<InputRejected> ask(Kind kind, LinkInput input) {
        var problems = Problems.in(null);
        var address = EmailAddress.parse(input.email());
        if (address.isEmpty()) {
            problems.add(INVALID_EMAIL, "email");
        }
        if (!challenges.passes(input.challenge(), address.map(any -> RandomId.next()))) {
            problems.add(CHALLENGE_FAILED, "challenge");
        }
        if (problems.any()) {
            counts.count(kind, Outcome.REFUSED);
            return Optional.of(new InputRejected(problems.list()));
        }
        requests.ask(kind, address.orElseThrow());
        counts.count(kind, Outcome.REQUESTED);
        return Optional.empty();
    }

    @MutationMapping
    SignInResult signIn(@Argument String token, CookieJar cookies) {
        var member =
                tokens.consume(token, LetterKind.SIGN_IN).map(MemberId::new).flatMap(members::find);
        counts.count(Kind.MEMBER, member.isPresent() ? Outcome.OPENED : Outcome.REFUSED);
        member.ifPresent(found -> cookies.replace(sessions, sessions.begin(found.id())));
        return member.<SignInResult>map(SignedIn::new).orElseGet(TokenNotValid::new);
    }

    @MutationMapping
    OpenSelfServiceResult openSelfService(@Argument String token, CookieJar cookies) {
        var citizen = tokens.consume(token, LetterKind.SELF_SERVICE_LINK)
                .map(ProspectId::new)
                .filter(citizens::knows);
        counts.count(Kind.CITIZEN, citizen.isPresent() ? Outcome.OPENED : Outcome.REFUSED);
        citizen.ifPresent(found -> cookies.replace(sessions, sessions.begin(found)));
        return citizen.<OpenSelfServiceResult>map(found -> new SelfServiceOpened(new Citizen(found)))
                .orElseGet(TokenNotValid::new);
    }

    @MutationMapping
    SignedOut signOut(CookieJar cookies) {
        cookies.end(sessions);
        return new SignedOut(clock.instant());
    }

    record SignedOut(Instant at) {}

    @QueryMapping
    @Nullable
    Member viewer(@Nullable Member member) {
        return member;
    }

    @SchemaMapping
    String id(Member member) {
        return ids.encode(TYPE, "", member.id().value());
    }

    @SchemaMapping
    String name(Member member) {
        return members.nameOf(member.id());
    }

    @SchemaMapping(typeName = "Member", field = "branches")
    List<Branch> branchesOf(Member member) {
        return branches.byIds(member.branches());
    }

    @SchemaMapping(typeName = "Member")
    List<Branch> worksFor(Member member) {
        return branches.byIds(member.branches().stream().filter(member::mayWork).toList());
    }

    @SchemaMapping
    List<Role> roles(Member member) {
        return member.roles();
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Members find themselves. */
    @Override
    public Optional<?> load(String globalId, GlobalId id, Caller caller) {
        return caller.member().filter(member -> member.id().value().equals(id.key()));
    }
}
