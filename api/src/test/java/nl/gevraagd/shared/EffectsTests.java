package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.gevraagd.Graph;
import nl.gevraagd.TestMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** What has to follow is tried until it is done, and what cannot be done is in nobody's way. */
class EffectsTests {

    /** Comes first in the index, so that it is always found before the others. */
    private static final String FAILS = "A_FAILS";

    private static final String PICKY = "B_PICKY";
    private static final String FINE = "C_FINE";

    private final ConnectionString address = new ConnectionString(TestMongo.database());
    private final MongoClient client = MongoClients.create(address);
    private final MongoTemplate mongo = template();
    private final Performers performers = new Performers();
    private final Effects effects = new Effects(mongo, beans(), false);

    @BeforeEach
    void index() {
        Effects.index(mongo.getCollection("chores"));
    }

    @AfterEach
    void leaveNothing() {
        effects.stop();
        mongo.getDb().drop();
        client.close();
    }

    @Test
    void whatFailsIsNotTriedWithoutEnd() {
        insert("a", 1_500, FAILS);
        effects.start();
        Graph.untilTrue(() -> performers.failed.get() > 0);
        for (int i = 0; i < 20; i++) {
            effects.wake(Chore.class); // as every change of others' does
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(performers.failed).hasValueLessThan(500);
    }

    @Test
    void whatFailsHoldsUpNothingElse() {
        insert("a", 1_500, FAILS);
        insert("both", 300, FAILS, FINE);
        effects.start();
        Graph.untilTrue(() -> performers.failed.get() > 0);
        insert("c", 300, FINE);
        effects.wake(Chore.class);
        Graph.untilTrue(() -> performers.done.size() == 600);
        assertThat(performers.failed).as("by then").hasValueLessThan(2_000);
        Graph.untilTrue(() -> left() == 1_800);
    }

    @Test
    void whatFailedIsDoneOnceItCanBe() {
        insert("a", 450, FAILS);
        effects.start();
        Graph.untilTrue(() -> performers.failed.get() > 200);
        performers.broken = false;
        Graph.untilTrue(() -> left() == 0);
        assertThat(performers.done).hasSize(450);
    }

    @Test
    void manyThatCannotBeDoneDoNotHideOneThatCan() {
        insert("impossible", 300, PICKY);
        insert("possible", 1, PICKY);
        effects.start();
        Graph.untilTrue(() -> performers.done.contains("possible0"));
        Graph.untilTrue(() -> left() == 300);
    }

    @Test
    void whoeverIsAloneWithTheDatabasePerformsAllAndHearsWhatIsLeft() {
        insert("a", 450, FINE);
        insert("b", 3, FAILS, FINE);
        assertThat(effects.performAll()).isEqualTo(3);
        assertThat(performers.done).hasSize(453);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void whoeverIsAloneWithTheDatabaseIsHeldUpByNoneThatFails() {
        insert("a", 450, FAILS);
        insert("b", 1, FINE);
        assertThat(effects.performAll()).isEqualTo(450);
        assertThat(performers.done).containsExactly("b0");
    }

    private void insert(String name, int many, String... pending) {
        mongo.insertAll(IntStream.range(0, many)
                .mapToObj(i -> new Chore(new ChoreId(name + i), List.of(pending), null))
                .toList());
    }

    private long left() {
        return mongo.count(Query.query(Criteria.where("pending.0").exists(true)), Chore.class);
    }

    private MongoTemplate template() {
        var conversions = new MongoCustomConversions(
                List.of(new StorageConfiguration.IdToString(), new StorageConfiguration.StringToId()));
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return new MongoTemplate(
                new SimpleMongoClientDatabaseFactory(client, Objects.requireNonNull(address.getDatabase())), converter);
    }

    private StaticListableBeanFactory beans() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("performers", performers);
        return beans;
    }

    record ChoreId(String value) implements Id {}

    @Document("chores")
    record Chore(
            @org.springframework.data.annotation.Id ChoreId id,
            List<String> pending,
            @Version @Nullable Long version) implements Aggregate {}

    static final class Performers {

        private final AtomicInteger failed = new AtomicInteger();
        private final Set<String> done = ConcurrentHashMap.newKeySet();
        private volatile boolean broken = true;

        @Performs(FAILS)
        void fail(Chore chore) {
            if (broken) {
                failed.incrementAndGet();
                throw new IllegalStateException("not now");
            }
            finish(List.of(chore));
        }

        @Performs(PICKY)
        void choose(List<Chore> chores) {
            if (names(chores).anyMatch(name -> name.startsWith("impossible"))) {
                throw new IllegalStateException("not this one");
            }
            finish(chores);
        }

        @Performs(FINE)
        void finish(List<Chore> chores) {
            names(chores).forEach(done::add);
        }

        private static Stream<String> names(List<Chore> chores) {
            return chores.stream().map(chore -> chore.id().value());
        }
    }
}
