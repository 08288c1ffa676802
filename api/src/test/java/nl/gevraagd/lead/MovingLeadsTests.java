package nl.gevraagd.lead;

import static nl.gevraagd.lead.LeadStage.ACCEPTED;
import static nl.gevraagd.lead.LeadStage.ELECTED;
import static nl.gevraagd.lead.LeadStage.MET;
import static nl.gevraagd.lead.LeadStage.ON_LIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** From each stage to each: what a member's hand may do, and what they hear where it may not. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingLeadsTests {

    private static final Map<LeadStage, Set<LeadStage>> MOVES = Map.of(
            ACCEPTED, EnumSet.of(MET, ON_LIST),
            MET, EnumSet.of(ON_LIST, ACCEPTED),
            ON_LIST, EnumSet.of(ELECTED, MET, ACCEPTED),
            ELECTED, EnumSet.of(ON_LIST));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    private Cast cast;
    private Lead lead;
    private Graph recruiter;

    @BeforeAll
    void aLeadOfTheirBranch() {
        cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        lead = cast.freshLead(branch);
        recruiter = cast.as(cast.worker(Role.BRANCH_RECRUITER, branch));
    }

    @ParameterizedTest
    @EnumSource
    void movesWhereALeadMayGoAndSaysWhereItMayNot(LeadStage from) {
        for (var to : LeadStage.values()) {
            boolean may = MOVES.getOrDefault(from, Set.of()).contains(to);
            var said = recruiter.data(
                    "mutation($i: MoveLeadInput!) { moveLead(input: $i) { __typename ... on LeadMoved { lead { stage } } ... on IllegalStageChange { from to } } }",
                    "i",
                    Map.of("lead", cast.idOf(lead), "to", to.name(), "expectedVersion", putAt(from)));
            assertThat(said.get("moveLead").toString())
                    .as("%s to %s", from, to)
                    .isEqualTo(
                            may
                                    ? "{\"__typename\":\"LeadMoved\",\"lead\":{\"stage\":\"" + to + "\"}}"
                                    : "{\"__typename\":\"IllegalStageChange\",\"from\":\"" + from + "\",\"to\":\"" + to
                                            + "\"}");
            assertThat(stored().getString("stage")).isEqualTo((may ? to : from).name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void declinesWhatIsOpen(LeadStage from) {
        var said = recruiter.data(
                "mutation($i: DeclineLeadInput!) { declineLead(input: $i) { __typename } }",
                "i",
                Map.of("lead", cast.idOf(lead), "expectedVersion", putAt(from)));
        assertThat(said.at("/declineLead/__typename").asString())
                .isEqualTo(from.isOpen() ? "LeadDeclined" : "LeadNotOpen");
        assertThat(stored().getString("stage")).isEqualTo((from.isOpen() ? LeadStage.DECLINED_BY_BRANCH : from).name());
    }

    /** @return the version that it has there */
    private int putAt(LeadStage stage) {
        mongo.getCollection("leads")
                .updateOne(
                        new Document("_id", lead.id().value()),
                        new Document("$set", new Document("stage", stage.name())));
        return stored().get("version", Number.class).intValue();
    }

    private Document stored() {
        return Objects.requireNonNull(mongo.getCollection("leads")
                .find(new Document("_id", lead.id().value()))
                .hintString("_id_")
                .first());
    }
}
