package nl.gevraagd.demo;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import nl.gevraagd.access.Members;
import nl.gevraagd.lead.InventedLeads;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Leases;
import nl.gevraagd.shared.OnServers;
import nl.gevraagd.shared.PublicUrl;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database: branches and members before anybody is let in, the crowd of people after it. Each step is written
 * down when it is done, so that a start that was cut off goes on where it was.
 */
@Component
@Profile("demo")
@OnServers
class Demo implements ApplicationRunner, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String STEPS = "demo_steps";
    /** After a start that was killed the next one waits no longer than this. */
    private static final Duration SHORT_LEASE = Duration.ofSeconds(30);

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final MongoTemplate mongo;
    private final Leases leases;
    private final Branches branches;
    private final Members members;
    private final DemoCrowd crowd;
    private final InventedLeads leads;
    private final PublicUrl url;
    private volatile boolean ending;
    private volatile @Nullable Thread filling;

    Demo(
            MongoTemplate mongo,
            Leases leases,
            Branches branches,
            Members members,
            DemoCrowd crowd,
            InventedLeads leads,
            PublicUrl url) {
        this.mongo = mongo;
        this.leases = leases;
        this.branches = branches;
        this.members = members;
        this.crowd = crowd;
        this.leads = leads;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        while (!isDone("members")) {
            if (leases.hold("demo", SHORT_LEASE)) {
                once("branches", () -> branches.addInvented(DemoBranches.all()));
                once("members", this::addMembers);
                leases.release("demo");
            } else {
                Thread.sleep(Duration.ofMillis(200));
            }
        }
        sayWhereToGo();
        filling = Thread.ofVirtual().name("demo-crowd").start(this::addCrowd);
    }

    private void addMembers() {
        new DemoMembers(members)
                .add(
                        utrecht(DemoBranches.FIRST).id(),
                        utrecht(DemoBranches.SECOND).id());
    }

    private Branch utrecht(String name) {
        return branches.byName(DemoBranches.UTRECHT, name).orElseThrow();
    }

    /** Waits for an instance that was killed while it filled, until its lease is over. */
    private void addCrowd() {
        try {
            while (!isDone("crowd")) {
                if (leases.hold("demo", LEASE)) {
                    once("crowd", this::fill);
                    leases.release("demo");
                } else {
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException | RuntimeException cutOff) {
            if (!ending) {
                throw new IllegalStateException("the demo's people could not be added", cutOff);
            }
            LOG.info("The demo does not have all of its people yet; the next start goes on.");
        }
    }

    /** Whoever starts next does not have to wait for us. */
    @Override
    public void destroy() throws InterruptedException {
        ending = true;
        var thread = filling;
        if (thread != null && thread.isAlive()) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
            leases.release("demo");
        }
    }

    private void fill() {
        var people = crowd.fill(Set.of(
                utrecht(DemoBranches.FIRST).id(), utrecht(DemoBranches.SECOND).id()));
        while (!crowd.isMatched()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        leads.happened(people);
    }

    private boolean isDone(String step) {
        return mongo.getCollection(STEPS).find(new Document("_id", step)).first() != null;
    }

    private void once(String step, Runnable work) {
        if (!isDone(step)) {
            work.run();
            mongo.getCollection(STEPS).insertOne(new Document("_id", step));
        }
    }

    private void sayWhereToGo() {
        LOG.info("""
                The demo is ready; everybody in it is invented.
                  site        {}/nl/
                  mailbox     {}/demo/mailbox   (every letter that the demo sends)
                  citizen     {}/nl/mijn-pagina as {}
                  recruiter   {}/workspace/ as recruiter@demo.gevraagd.example
                  team        {}/workspace/ as manager@demo.gevraagd.example
                """, url, url, url, DemoCrowd.CITIZEN, url, url);
    }
}
