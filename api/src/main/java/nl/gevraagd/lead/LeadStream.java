package nl.gevraagd.lead;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.Members;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.GlobalIds;
import org.bson.Document;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/** Feeds live pages with leads that changed. What must follow from a change never depends on it. */
@Controller
class LeadStream {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final MongoTemplate mongo;
    private final LeadRepository leads;
    private final Members members;
    private final BranchKeys keys;
    private final GlobalIds ids;
    private final Sinks.Empty<Void> leaving = Sinks.empty();

    LeadStream(MongoTemplate mongo, LeadRepository leads, Members members, BranchKeys keys, GlobalIds ids) {
        this.mongo = mongo;
        this.leads = leads;
        this.members = members;
        this.keys = keys;
        this.ids = ids;
    }

    /** A branch that is not the member's is like one in which nothing ever changes. */
    @SubscriptionMapping
    Flux<Lead> leadChanged(Member member, @Argument String branch, GraphQLContext request) {
        LeadController.requireBranchMember(member);
        return ids.keyOf("Branch", branch)
                .map(BranchId::new)
                .filter(member::actsFor)
                .map(id -> Flux.<Lead>create(
                        sink -> Thread.ofVirtual().name("lead-stream").start(() -> follow(member, id, request, sink))))
                .orElseGet(Flux::never)
                .takeUntilOther(leaving.asMono());
    }

    private void follow(Member member, BranchId branch, GraphQLContext request, FluxSink<Lead> sink) {
        var key = keys.keyOf(branch);
        var ours = List.of(new Document("$match", new Document("fullDocument.branch", key)));
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes = mongo.getCollection("leads")
                .watch(ours)
                .fullDocument(FullDocument.UPDATE_LOOKUP)
                .maxAwaitTime(STEP.toMillis(), TimeUnit.MILLISECONDS)
                .cursor()) {
            while (!sink.isCancelled()) {
                var change = changes.tryNext();
                if (!stillActsFor(member, branch)) {
                    sink.complete();
                    return;
                }
                if (change != null && change.getFullDocument() != null) {
                    var id = new LeadId(change.getFullDocument().getString("_id"));
                    LeadPeople.forget(request);
                    leads.find(key, id).ifPresent(sink::next);
                }
            }
        } catch (RuntimeException away) {
            sink.error(away);
        }
    }

    /** An instance that stops lets its followers go first: it would wait for them, and they find another. */
    @EventListener
    void leave(ContextClosedEvent closed) {
        leaving.tryEmitEmpty();
    }

    /** Asked at every event: a role that was taken away shows nothing more. */
    private boolean stillActsFor(Member member, BranchId branch) {
        return members.find(member.id()).filter(now -> now.actsFor(branch)).isPresent();
    }
}
