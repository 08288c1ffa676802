package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.LinkRequest.Kind;
import nl.gevraagd.mail.Suppressions;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Overtaken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Nobody keeps another from their link, and a link tells that letters arrive. */
@WholeApplication
class LinkRequestTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    LinkRequests links;

    @Autowired
    Suppressions suppressions;

    private Cast cast;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
    }

    /** Requests after which no letter leaves count for nothing, or three of them would close my page for an hour. */
    @Test
    void linksThatNobodyGetsDoNotCount() {
        var citizen = new EmailAddress(cast.signedUp().email());
        var member = new EmailAddress(cast.worker(Role.CAMPAIGN_ANALYST, null).email());
        IntStream.range(0, 100).forEach(i -> {
            links.ask(Kind.MEMBER, citizen);
            links.ask(Kind.CITIZEN, member);
        });
        Graph.untilTrue(() ->
                mongo.getCollection("link_requests").find().hintString("_id_").first() == null);
        links.ask(Kind.CITIZEN, citizen);
        links.ask(Kind.MEMBER, member);
        var anybody = new Graph(port);
        assertThat(anybody.token(citizen.value(), "self-service-link")).isNotEmpty();
        assertThat(anybody.token(member.value(), "sign-in")).isNotEmpty();
    }

    @Test
    void whoFollowsALinkGetsLettersAgainThatDidNotArriveBefore() {
        var citizen = new EmailAddress(cast.signedUp().email());
        var member = new EmailAddress(cast.worker(Role.CAMPAIGN_ANALYST, null).email());
        var left = new EmailAddress(cast.signedUp().email());
        suppressions.bounced(citizen);
        suppressions.bounced(member);
        suppressions.add(left, "left");
        suppressions.bounced(left);
        var anybody = new Graph(port);
        links.ask(Kind.CITIZEN, citizen);
        links.ask(Kind.MEMBER, member);
        links.ask(Kind.CITIZEN, left);

        assertThat(links.citizenOf(anybody.token(citizen.value(), "self-service-link")))
                .isPresent();
        assertThat(links.memberOf(anybody.token(member.value(), "sign-in"))).isPresent();
        assertThat(links.citizenOf(anybody.token(left.value(), "self-service-link")))
                .isPresent();

        assertThat(suppressions.holds(citizen)).isFalse();
        assertThat(suppressions.holds(member)).isFalse();
        assertThat(suppressions.holds(left)).as("who wants no more mail").isTrue();
    }

    /** Who heard that it failed presses once more. */
    @Test
    void aLinkIsNotUsedUpByWhomNobodyWaitsForAnyMore() {
        var citizen = new EmailAddress(cast.signedUp().email());
        links.ask(Kind.CITIZEN, citizen);
        var token = new Graph(port).token(citizen.value(), "self-service-link");
        Asked.until(
                System.nanoTime() - 1,
                () -> assertThatThrownBy(() -> links.citizenOf(token)).isInstanceOf(Overtaken.class));
        assertThat(links.citizenOf(token)).isPresent();
        assertThat(links.citizenOf(token)).as("once").isEmpty();
    }
}
