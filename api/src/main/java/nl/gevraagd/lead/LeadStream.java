package nl.gevraagd.lead;

import graphql.GraphQLContext;
import java.time.Duration;
import nl.gevraagd.access.Callers;
import nl.gevraagd.access.Member;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Feeds live pages with leads that changed. What must follow from a change never depends on it. */
@Controller
class LeadStream {

    private static final Duration STEP = Duration.ofSeconds(5);

    private final LeadNews news;
    private final LeadRepository leads;
    private final Callers callers;
    private final Branches branches;
    private final BranchKeys keys;
    private final Sinks.Empty<Void> leaving = Sinks.empty();

    LeadStream(LeadNews news, LeadRepository leads, Callers callers, Branches branches, BranchKeys keys) {
        this.news = news;
        this.leads = leads;
        this.callers = callers;
        this.branches = branches;
        this.keys = keys;
    }

    /**
     * A branch that is not the member's is like one in which nothing ever changes. What changes from now on is heard: whoever was
     * told that we listen may count on it.
     */
    @SubscriptionMapping
    Flux<Lead> leadChanged(Member member, @Argument String branch, GraphQLContext request) {
        member.requireBranchMember();
        return branches.idOf(branch)
                .filter(member::actsFor)
                .map(id -> changes(member, id, request))
                .orElseGet(Flux::never)
                .takeUntilOther(leaving.asMono());
    }

    private Flux<Lead> changes(Member member, BranchId branch, GraphQLContext request) {
        var key = keys.keyOf(branch);
        var follower = news.follow(key);
        var line = Sinks.many().unicast().<Lead>onBackpressureBuffer();
        Thread.ofVirtual().name("lead-stream").start(() -> {
            long began = System.nanoTime(); // whoever asked is there after one step, or has gone
            try (follower) {
                while (line.currentSubscriberCount() > 0 || System.nanoTime() - began < STEP.toNanos()) {
                    var changed = follower.next(STEP);
                    if (follower.isCut() || !stillActsFor(member, branch, request)) {
                        break;
                    }
                    if (changed != null) {
                        LeadPeople.forget(request);
                        leads.find(key, changed).ifPresent(line::tryEmitNext);
                    }
                }
                line.tryEmitComplete();
            } catch (InterruptedException | RuntimeException away) {
                line.tryEmitError(away);
            }
        });
        return line.asFlux();
    }

    /** An instance that stops lets its followers go first: it would wait for them, and they find another. */
    @EventListener
    void leave(ContextClosedEvent closed) {
        leaving.tryEmitEmpty();
    }

    /** Asked at every event: a role that was taken away shows nothing more, and whoever signed out sees nothing more. */
    private boolean stillActsFor(Member member, BranchId branch, GraphQLContext request) {
        return callers.still(request)
                .member()
                .filter(now -> now.id().equals(member.id()) && now.actsFor(branch))
                .isPresent();
    }
}
