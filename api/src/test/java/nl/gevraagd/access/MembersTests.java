package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Objects;
import nl.gevraagd.Graph;
import nl.gevraagd.HeldUp;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Who was let in by mistake and taken away again is not let in by an instance that is late. */
@WholeApplication
class MembersTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    Members members;

    @Autowired
    MongoTemplate mongo;

    private EmailAddress address = new EmailAddress("a@voorbeeld.example");
    private Grant grant = new Grant(Role.CAMPAIGN_ANALYST, null);

    @BeforeEach
    void somebody() {
        var cast = new Cast(application, port);
        address = new EmailAddress(Cast.addressOf(Cast.mark()));
        grant = new Grant(
                Role.BRANCH_RECRUITER, cast.branch(Cast.UTRECHT, "CDA").id());
    }

    @Test
    void aGrantThatWasHeldUpDoesNotComeAfterItsOwnEnd() {
        Runnable letInAndTakenAway = () -> {
            assertThat(grant(members)).isTrue();
            assertThat(members.revoke(address, any -> true)).isTrue();
        };
        assertThatThrownBy(() -> grant(late(letInAndTakenAway)))
                .as("who was no member yet")
                .isInstanceOf(Overtaken.class);
        assertThatThrownBy(() -> grant(late(letInAndTakenAway)))
                .as("who had been one")
                .isInstanceOf(Overtaken.class);
        assertThat(mayDoNothing()).isTrue();
    }

    @Test
    void aGrantThatSomebodyElseGaveMeanwhileIsTheSame() {
        assertThat(grant(late(() -> grant(members)))).isFalse();
        assertThat(mayDoNothing()).isFalse();
    }

    @Test
    void ofWhoLeftTheirAddressIsNotKeptAndComesBackWithThem() {
        grant(members);
        var id = members.byAddress(address).orElseThrow();
        members.revoke(address, any -> true);
        assertThat(mongo.findById(id, MemberDocument.class))
                .satisfies(left -> assertThat(left.email()).isNull());
        grant(members);
        assertThat(members.byAddress(address)).contains(id);
        assertThat(members.mailboxOf(id))
                .hasValueSatisfying(mailbox -> assertThat(mailbox.address()).isEqualTo(address));
    }

    @Test
    void whoLeftBeforeKeepsNoAddressEither() {
        grant(members);
        var id = members.byAddress(address).orElseThrow();
        var email =
                Objects.requireNonNull(mongo.findById(id, MemberDocument.class)).email();
        members.revoke(address, any -> true);
        var left = Query.query(Criteria.where("_id").is(id));
        mongo.updateFirst(left, Update.update("email", email), MemberDocument.class);
        application.getBean(AddressesOfWhoLeft.class).run(mongo.getDb());
        assertThat(mongo.findById(id, MemberDocument.class))
                .satisfies(now -> assertThat(now.email()).isNull());
    }

    @Test
    void whoWorksForSeveralBranchesIsToldOfWhichAnAnswerIs() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var one = cast.worker(Role.BRANCH_RECRUITER, branch);
        var several = cast.worker(Role.BRANCH_RECRUITER, branch);
        var other = cast.branch(Cast.UTRECHT, "VVD").id();
        members.grant(
                new EmailAddress(several.email()), "Lid Voorbeeld", "nl", new Grant(Role.BRANCH_RECRUITER, other));
        cast.acquainted(branch, one);
        var graph = new Graph(port);
        assertThat(graph.letter(one.email(), "answer-received")).doesNotContain("meerdere afdelingen");
        assertThat(graph.letter(several.email(), "answer-received"))
                .contains("Je werkt voor meerdere afdelingen. Op de werkplek kies je " + branch.name() + " onder");
    }

    @Test
    void nothingIsGivenWhenNobodyWaitsForItAnyMore() {
        Asked.until(
                System.nanoTime() - 1,
                () -> assertThatThrownBy(() -> grant(members)).isInstanceOf(Overtaken.class));
        assertThat(members.byAddress(address)).isEmpty();
    }

    private boolean grant(Members through) {
        return through.grant(address, "Lid Voorbeeld", "nl", grant);
    }

    private boolean mayDoNothing() {
        return members.byAddress(address).flatMap(members::find).isEmpty();
    }

    private Members late(Runnable meanwhile) {
        return new Members(
                new HeldUp(mongo, meanwhile),
                application.getBean(Vault.class),
                application.getBean(BlindIndex.class),
                application.getBean(GlobalIds.class),
                Clock.systemUTC(),
                application);
    }
}
