package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.stream.Stream;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.party.Branch;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A list costs as many reads as one of what is in it. */
@WholeApplication
class ReadsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @AfterEach
    void stopProfiling() {
        Profile.end(mongo);
    }

    @Test
    void branchesOfManyMunicipalitiesAreReadTogether() {
        var list =
                "{ municipalities(first: 100) { edges { node { code branches(first: 3) { totalCount edges { node { name municipality { code } } } } } } } }";
        profile();
        var read = new Graph(port).data(list).at("/municipalities/edges");
        assertThat(read).hasSize(100);
        assertThat(reads("branches", Filters.exists("command.filter.municipality")))
                .isBetween(1L, 5L);
        for (var edge : read) {
            var code = edge.at("/node/code").asString();
            assertThat(edge.at("/node/branches/totalCount").asInt()).isPositive();
            assertThat(edge.at("/node/branches/edges"))
                    .isNotEmpty()
                    .allSatisfy(branch -> assertThat(
                                    branch.at("/node/municipality/code").asString())
                            .isEqualTo(code));
        }
    }

    @Test
    void branchesOfSomebodysConsentsAreReadTogether() {
        var cast = new Cast(application, port);
        var names = Stream.of("CDA", "DENK")
                .map(party -> cast.branch(Cast.UTRECHT, party))
                .toArray(Branch[]::new);
        var me = cast.as(cast.signedUp(names));
        profile();
        var ask = "{ me { consents { purpose branch { name } } } }";
        assertThat(me.data(ask).at("/me/consents").findValuesAsString("name"))
                .containsExactlyInAnyOrder(names[0].name(), names[1].name());
        var byId = Filters.exists("command.filter._id");
        Graph.until(
                () -> { // what follows from a sign-up reads branches as well, for a while
                    long before = reads("branches", byId);
                    me.data(ask);
                    return reads("branches", byId) == before + 1 ? true : null;
                });
    }

    @Test
    void whoWorksForManyBranchesIsReadAtOnce() {
        var cast = new Cast(application, port);
        var branches = Stream.of("CDA", "DENK", "VVD")
                .map(party -> cast.branch(Cast.UTRECHT, party))
                .toList();
        var workers = branches.stream()
                .map(branch -> cast.worker(Role.BRANCH_RECRUITER, branch).id().value())
                .toList();
        profile();
        cast.signedUp(branches.toArray(Branch[]::new));
        var letters = Filters.and(
                Filters.eq("kind", "NEW_LEADS"),
                Filters.eq("state", "READY"),
                Filters.regex("subject", ":(" + String.join("|", workers) + ")$"));
        Graph.untilTrue(() -> mongo.getCollection("letters").countDocuments(letters) == 3);
        assertThat(reads("members", Filters.exists("command.filter._id", false)))
                .isBetween(1L, 2L);
    }

    /** The demo's crowd reads all the while that it comes in. */
    private void profile() {
        Graph.untilTrue(() -> mongo.getCollection("demo_steps").countDocuments(Filters.eq("_id", "crowd")) == 1);
        Profile.begin(mongo);
    }

    private long reads(String collection, Bson which) {
        return Profile.reads(mongo, collection, Filters.and(Filters.eq("op", "query"), which))
                .size();
    }
}
