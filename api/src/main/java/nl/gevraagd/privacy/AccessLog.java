package nl.gevraagd.privacy;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.Position;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Reads;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
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
    Connection<AccessEntry> of(ProspectId prospect, PageRequest page) {
        var list = "access|" + prospect.value();
        var criteria = Criteria.where("people").is(prospect);
        if (page.cursor() != null) {
            criteria.andOperator(cursors.position(list, page.cursor()).behind("at", false));
        }
        var rows = mongo.find(
                Reads.where(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "at", "id"))
                        .limit(page.limit()),
                AccessEntry.class);
        return Connection.of(page, rows, entry -> cursors.of(list, new Position(entry.at(), entry.id())), null);
    }
}
