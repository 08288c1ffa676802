package nl.gevraagd.lead;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.Position;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Keeps leads. Every look-up carries the branch, which is the shard key and the fence around what a member may see. */
@Repository
class LeadRepository {

    private static final String COLLECTION = "leads";
    private static final int AT_ONCE = 1_000;
    private static final List<LeadStage> STEPS = List.copyOf(LeadStage.OPEN);
    /** As a position in {@link #STEPS}; -1 for an end. */
    private static final Document FURTHEST_STEP = new Document(
            "$max",
            new Document(
                    "$map",
                    new Document("input", "$history.to")
                            .append("in", new Document("$indexOfArray", List.of(names(STEPS), "$$this")))));

    private final MongoTemplate mongo;
    private final LeadReader reader;
    private final Cursors cursors;

    LeadRepository(MongoTemplate mongo, LeadReader reader, Cursors cursors) {
        this.mongo = mongo;
        this.reader = reader;
        this.cursors = cursors;
    }

    /** One lead per consent, however often and from wherever it is asked for. */
    void insertOnce(Lead lead) {
        try {
            mongo.insert(lead);
        } catch (DuplicateKeyException alreadyMatched) {
            return; // another sweep made the same lead
        }
    }

    /** The same for many, in one write unless somebody else makes one of them at this moment. */
    void insertOnce(List<Lead> leads) {
        try {
            mongo.insertAll(leads);
        } catch (DuplicateKeyException | BulkOperationException oneIsThere) {
            leads.forEach(this::insertOnce);
        }
    }

    Optional<Lead> find(String branch, LeadId id) {
        return Optional.ofNullable(mongo.findOne(
                Reads.where(Criteria.where("_id").is(id).and("branch").is(branch)), Lead.class));
    }

    List<Lead> ofProspect(ProspectId prospect) {
        return mongo.find(Reads.where(Criteria.where("prospect").is(prospect)), Lead.class);
    }

    List<Lead> ofProspects(Collection<ProspectId> prospects) {
        return mongo.find(Reads.where(Criteria.where("prospect").in(prospects)), Lead.class);
    }

    /** How many of these people came how far at most; an end counts as {@link LeadStage#NEW}. */
    Map<LeadStage, Integer> furthest(List<ProspectId> people) {
        var counts = new EnumMap<LeadStage, Integer>(LeadStage.class);
        for (int i = 0; i < people.size(); i += AT_ONCE) {
            var some = people.subList(i, Math.min(people.size(), i + AT_ONCE)).stream()
                    .map(ProspectId::value);
            mongo.getCollection(COLLECTION)
                    .aggregate(List.of(
                            Aggregates.match(Filters.in("prospect", some.toList())),
                            Aggregates.group("$prospect", Accumulators.max("step", FURTHEST_STEP)),
                            Aggregates.group("$step", Accumulators.sum("people", 1))))
                    .maxTime(Reads.AT_LEISURE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach(row -> counts.merge(
                            STEPS.get(Math.max(0, row.getInteger("_id"))), row.getInteger("people"), Integer::sum));
        }
        return counts;
    }

    /** Whether the branch has a card that nobody did anything with. */
    boolean hasNew(String branch) {
        return mongo.findOne(
                        Reads.where(
                                Criteria.where("branch").is(branch).and("stage").is(LeadStage.NEW)),
                        Lead.class)
                != null;
    }

    /** Invitations that nobody answered in time. */
    List<Lead> overdueInvitations(Instant now, int most) {
        return mongo.find(
                Reads.where(Criteria.where("stage")
                                .is(LeadStage.INVITED)
                                .and("due")
                                .lt(now))
                        .limit(most),
                Lead.class);
    }

    /** Empty when the lead was changed by somebody else meanwhile. */
    Optional<Lead> save(Lead lead) {
        try {
            return Optional.of(mongo.save(lead));
        } catch (OptimisticLockingFailureException somebodyWasQuicker) {
            return Optional.empty();
        }
    }

    /** @return whether it is gone, with its notes; not when somebody did something with it, or looked whether it is still wanted */
    boolean takeBack(Lead lead) {
        var same = Criteria.where("_id")
                .is(lead.id())
                .and("branch")
                .is(lead.branch())
                .and("version")
                .is(lead.version())
                .and("pending")
                .is(Lead.LOOK_AGAIN);
        boolean gone = mongo.remove(Query.query(same), Lead.class).getDeletedCount() == 1;
        if (gone) {
            removeNotes(List.of(lead));
        }
        return gone;
    }

    /** Notes stand apart from the lead: a note is no step, and two people may write at once. */
    void addNote(LeadNote note) {
        mongo.insert(note);
    }

    /** Whether there are as many notes as that. */
    boolean hasNotes(Lead lead, int many) {
        return mongo.getCollection(mongo.getCollectionName(LeadNote.class))
                        .countDocuments(
                                new Document("branch", lead.branch())
                                        .append("lead", lead.id().value()),
                                new CountOptions().limit(many))
                >= many;
    }

    List<LeadNote> notesOf(String branch, Collection<LeadId> leads) {
        return mongo.find(
                Reads.where(Criteria.where("branch").is(branch).and("lead").in(leads))
                        .with(Sort.by("at", "id")),
                LeadNote.class);
    }

    void removeNotes(Collection<Lead> leads) {
        if (!leads.isEmpty()) {
            mongo.remove(
                    Query.query(Criteria.where("branch")
                            .in(leads.stream().map(Lead::branch).distinct().toList())
                            .and("lead")
                            .in(leads.stream().map(Lead::id).toList())),
                    LeadNote.class);
        }
    }

    /** Asked of the driver itself, which is told that there is no second batch: that spares the database a cursor. */
    List<Lead> page(String branch, LeadFilter filter, LeadOrder order, PageRequest page, Instant now) {
        boolean ascending = order.isAscending() != page.backwards();
        var all = new ArrayList<Bson>(
                List.of(Filters.eq("branch", branch), Filters.in("stage", names(filter.wantedStages()))));
        if (filter.themes() != null && !filter.themes().isEmpty()) {
            all.add(Filters.in(
                    "themes",
                    names(filter.themes().stream()
                            .flatMap(slug -> Theme.bySlug(slug).stream())
                            .toList())));
        }
        if (filter.minHoursPerWeek() != null) {
            all.add(Filters.gte("hoursPerWeek", filter.minHoursPerWeek()));
        }
        if (Boolean.TRUE.equals(filter.overdue())) {
            all.add(Filters.lt("due", now));
        }
        if (page.cursor() != null) {
            var position = cursors.position(list(branch, filter, order), page.cursor());
            all.add(position.behind(order.field(), ascending).getCriteriaObject());
        }
        var sort = List.of(order.field(), "_id");
        return Reads.find(mongo.getCollection(COLLECTION), Filters.and(all))
                .hintString(order.index()) // another may look better and then sorts a whole branch in memory
                .sort(ascending ? Sorts.ascending(sort) : Sorts.descending(sort))
                .limit(-page.limit())
                .map(reader::convert)
                .into(new ArrayList<>());
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    String cursor(Lead lead, LeadFilter filter, LeadOrder order) {
        var value = order == LeadOrder.DUE_FIRST ? lead.due() : lead.matchedAt();
        return cursors.of(
                list(lead.branch(), filter, order),
                new Position(value, lead.id().value()));
    }

    private static String list(String branch, LeadFilter filter, LeadOrder order) {
        return String.format(Locale.ROOT, "leads|%s|%s|%s", branch, order, filter);
    }
}
