package nl.gevraagd.figures;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.CountOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Reads;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Counts people by how far they came. Reads statuses and stages only, nothing that says who somebody is. */
@Component
class PeopleCounts {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MongoTemplate mongo;

    PeopleCounts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Where somebody counts: where they live and when they signed up. */
    record Place(String municipality, String week) {}

    Map<ProspectId, Place> placesOf(Collection<ProspectId> people) {
        var ids = people.stream().map(ProspectId::value).toList();
        return find("prospects", new Document("_id", new Document("$in", ids)))
                .projection(new Document("signedUpAt", 1).append("municipality", 1))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(
                        found -> new ProspectId(found.getString("_id")),
                        found -> new Place(
                                found.getString("municipality"),
                                Weeks.of(found.getDate("signedUpAt").toInstant()))));
    }

    /** How many people who signed up in this week and live here reached each step. */
    Map<String, Integer> count(String municipality, String week) {
        var from = Weeks.start(week);
        var inWeek = new Document("$gte", from).append("$lt", from.plus(Duration.ofDays(7)));
        var unconfirmed = mongo.getCollection("submissions")
                .countDocuments(
                        new Document("municipality", municipality).append("at", inWeek),
                        new CountOptions().maxTime(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        var confirmed = find(
                        "prospects",
                        new Document("municipality", municipality)
                                .append("signedUpAt", inWeek)
                                .append("status", new Document("$ne", "ERASED")))
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
        var counts = new HashMap<String, Integer>();
        counts.put(FunnelStepName.SIGNED_UP.label(), Math.toIntExact(unconfirmed) + confirmed.size());
        counts.put(FunnelStepName.CONFIRMED.label(), confirmed.size());
        furthest(confirmed).values().forEach(reached -> {
            for (var step : FunnelStepName.values()) {
                if (step.compareTo(FunnelStepName.MATCHED) >= 0 && step.compareTo(reached) <= 0) {
                    counts.merge(step.label(), 1, Integer::sum);
                }
            }
        });
        return counts;
    }

    private Map<String, FunnelStepName> furthest(List<String> people) {
        var furthest = new HashMap<String, FunnelStepName>();
        for (int i = 0; i < people.size(); i += 1_000) {
            var some = people.subList(i, Math.min(people.size(), i + 1_000));
            find("leads", new Document("prospect", new Document("$in", some)))
                    .projection(new Document("prospect", 1).append("history.to", 1))
                    .forEach(lead -> lead.getList("history", Document.class)
                            .forEach(change -> furthest.merge(
                                    lead.getString("prospect"),
                                    reached(LeadStage.valueOf(change.getString("to"))),
                                    (one, other) -> one.compareTo(other) > 0 ? one : other)));
        }
        return furthest;
    }

    private FindIterable<Document> find(String collection, Document which) {
        return Reads.find(mongo.getCollection(collection), which).maxTime(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An end counts as how far it certainly came: somebody was matched. */
    private static FunnelStepName reached(LeadStage stage) {
        return switch (stage) {
            case NEW, DECLINED_BY_PROSPECT, DECLINED_BY_BRANCH, EXPIRED, WITHDRAWN -> FunnelStepName.MATCHED;
            case INVITED -> FunnelStepName.INVITED;
            case ACCEPTED -> FunnelStepName.ACCEPTED;
            case MET -> FunnelStepName.MET;
            case ON_LIST -> FunnelStepName.ON_LIST;
            case ELECTED -> FunnelStepName.ELECTED;
        };
    }
}
