package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Invitations end at the end of a day: all of that day at once. */
@WithoutServer
class LapsingTests {

    private static final Instant INVITED = Instant.parse("2026-10-01T10:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-10-22T21:59:59Z");

    @Autowired
    Leads leads;

    @Autowired
    MongoTemplate mongo;

    @AfterEach
    void leaveNothing() {
        mongo.remove(Query.query(Criteria.where("branch").is("lapsing")), Lead.class);
    }

    @Test
    void allInvitationsOfADayLapseTogether() {
        mongo.insertAll(IntStream.range(0, 620).mapToObj(i -> invited()).toList());
        leads.expire();
        assertThat(in(LeadStage.INVITED)).isZero();
        assertThat(in(LeadStage.EXPIRED)).isEqualTo(620);
    }

    private static Lead invited() {
        var lead = Lead.matched(
                new LeadId(RandomId.next()),
                "lapsing",
                new ProspectId(RandomId.next()),
                "GM0344",
                List.of(),
                null,
                INVITED);
        return lead.invited(new Invitation(INVITED, new MemberId("m"), null, UNTIL, null, 0, null));
    }

    private long in(LeadStage stage) {
        return mongo.count(
                Query.query(Criteria.where("branch").is("lapsing").and("stage").is(stage)), Lead.class);
    }
}
