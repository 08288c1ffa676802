package nl.gevraagd.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Signing in and out, for members and for citizens. */
@Controller
class AccessController implements NodeLoader {

    private final LinkRequests requests;
    private final Sessions sessions;
    private final Members members;
    private final Branches branches;
    private final Clock clock;

    AccessController(LinkRequests requests, Sessions sessions, Members members, Branches branches, Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.members = members;
        this.branches = branches;
        this.clock = clock;
    }

    record LinkInput(String email, @Nullable String challenge) {}

    @MutationMapping
    RequestSignInLinkResult requestSignInLink(@Argument LinkInput input) {
        var refused = requests.ask(Kind.MEMBER, input.email(), input.challenge());
        return refused.isPresent() ? refused.get() : new SignInLinkRequested(input.email());
    }

    @MutationMapping
    RequestSelfServiceLinkResult requestSelfServiceLink(@Argument LinkInput input) {
        var refused = requests.ask(Kind.CITIZEN, input.email(), input.challenge());
        return refused.isPresent() ? refused.get() : new SelfServiceLinkRequested(input.email());
    }

    @MutationMapping
    SignInResult signIn(@Argument String token, CookieJar cookies) {
        var member = requests.memberOf(token);
        member.ifPresent(found -> cookies.replace(sessions, sessions.begin(found.id())));
        return member.<SignInResult>map(SignedIn::new).orElseGet(TokenNotValid::new);
    }

    @MutationMapping
    OpenSelfServiceResult openSelfService(@Argument String token, CookieJar cookies) {
        var citizen = requests.citizenOf(token);
        citizen.ifPresent(found -> cookies.replace(sessions, sessions.begin(found.id())));
        return citizen.<OpenSelfServiceResult>map(SelfServiceOpened::new).orElseGet(TokenNotValid::new);
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
        return members.globalId(member.id());
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
        return branches.byIds(member.worksFor());
    }

    @SchemaMapping
    List<Role> roles(Member member) {
        return member.roles();
    }

    @Override
    public String type() {
        return Members.TYPE;
    }

    /** Members find themselves. */
    @Override
    public Optional<?> load(String globalId, GlobalId id, Caller caller) {
        return caller.member().filter(member -> member.id().value().equals(id.key()));
    }
}
