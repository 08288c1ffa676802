package nl.gevraagd.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Reads;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Who read whose details, and when. The person sees it on their own page; the reader cannot change it. */
@Service
public class AccessLog {

    private final MongoTemplate mongo;
    private final Keys keys;
    private final Cursors cursors;
    private final Clock clock;

    AccessLog(MongoTemplate mongo, Keys keys, Cursors cursors, Clock clock) {
        this.mongo = mongo;
        this.keys = keys;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** One entry for a page of details, before it is shown. */
    public void read(BranchId branch, MemberId member, Collection<ProspectId> people, String what) {
        mongo.insert(new AccessEntry(
                RandomId.next(),
                clock.instant(),
                keys.branchKey(branch.value()),
                member,
                List.copyOf(people),
                what,
                null));
    }

    /** Newest first. */
    List<AccessEntry> of(ProspectId prospect, PageRequest page) {
        var criteria = Criteria.where("people").is(prospect);
        if (page.cursor() != null) {
            var position = cursors.decode(list(prospect), page.cursor());
            var at = Instant.ofEpochMilli(Long.parseLong(position.get(0)));
            criteria = new Criteria()
                    .andOperator(
                            criteria,
                            new Criteria()
                                    .orOperator(
                                            Criteria.where("at").lt(at),
                                            Criteria.where("at")
                                                    .is(at)
                                                    .and("_id")
                                                    .lt(position.get(1))));
        }
        return mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "at", "id"))
                        .limit(page.limit())
                        .maxTime(Reads.PATIENCE),
                AccessEntry.class);
    }

    String cursor(ProspectId prospect, AccessEntry entry) {
        return cursors.encode(list(prospect), List.of(Long.toString(entry.at().toEpochMilli()), entry.id()));
    }

    private static String list(ProspectId prospect) {
        return "access|" + prospect.value();
    }
}
