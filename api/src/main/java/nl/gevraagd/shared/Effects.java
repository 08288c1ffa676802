package nl.gevraagd.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Performs what documents say has to follow. One sweep per kind of document looks for those with effects still pending
 * (at once when {@link #wake} is called, else within seconds), calls whoever {@link Performs} them, and takes them out. So
 * a crash anywhere loses nothing, and two instances that meet do the same idempotent thing.
 */
@Component
public class Effects implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);
    private static final String PENDING = "pending.0";
    private static final String INDEX = "pending";
    private static final int BATCH = 200;
    private static final int TRIES = 8;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(5);
    /** A document rests twice as long after each failure, up to sixteen times as long. */
    private static final int MOST_DOUBLINGS = 4;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final MongoTemplate mongo;
    private final ListableBeanFactory beans;
    private final boolean command;
    private final Map<Class<? extends Aggregate>, Sweep<?>> sweeps = new LinkedHashMap<>();
    private volatile boolean running;

    Effects(MongoTemplate mongo, ListableBeanFactory beans, @Value("${gevraagd.command:false}") boolean command) {
        this.command = command;
        this.mongo = mongo;
        this.beans = beans;
    }

    /** The index that a collection of aggregates needs: holds only documents with something left to do. */
    public static void index(MongoCollection<Document> collection) {
        collection.createIndex(
                new Document(PENDING, 1), new IndexOptions().name(INDEX).partialFilterExpression(exists()));
    }

    /** Something was just written down for documents of this kind. */
    public void wake(Class<? extends Aggregate> kind) {
        var sweep = sweeps.get(kind);
        if (sweep != null) {
            sweep.wakened.release();
        }
    }

    /**
     * Performs what this document asks for before returning, for a caller who waits for the outcome.
     *
     * @throws IllegalStateException when something could not be performed yet; the sweep goes on trying
     */
    public <A extends Aggregate> void performNow(A document) {
        @SuppressWarnings("unchecked")
        var sweep = (Sweep<A>) Objects.requireNonNull(sweeps.get(document.getClass()));
        if (!sweep.performsAll(document) && !sweep.performAgain(document.id())) {
            throw new IllegalStateException("what follows from a change could not be performed yet");
        }
    }

    /**
     * Performs all that has to follow, and what follows from that, where nobody else does: by a command of the operator's. One
     * that fails holds up none of the others.
     *
     * @return how many documents still have something left that could not be performed; the log says why
     */
    public long performAll() {
        collect();
        boolean more = true;
        while (more) {
            more = false;
            for (var sweep : sweeps.values()) {
                more |= sweep.performedOfAll() > 0;
            }
        }
        return sweeps.values().stream().mapToLong(Sweep::left).sum();
    }

    @Override
    public void start() {
        collect();
        running = true;
        sweeps.values().forEach(Sweep::start);
    }

    private void collect() {
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name);
            if (type != null && type.getName().startsWith("nl.gevraagd")) {
                collect(name, type);
            }
        }
    }

    private void collect(String bean, Class<?> type) {
        MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<Performs>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, Performs.class))
                .forEach((method, performs) -> add(performs.value(), beans.getBean(bean), method));
    }

    private void add(String effect, Object bean, Method method) {
        var parameter = method.getGenericParameterTypes()[0];
        boolean many = parameter instanceof ParameterizedType;
        var kind = ((Class<?>) (many ? ((ParameterizedType) parameter).getActualTypeArguments()[0] : parameter))
                .asSubclass(Aggregate.class);
        var invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        invocable.setAccessible(true);
        sweeps.computeIfAbsent(kind, Sweep::new).performers.put(effect, new Performer(bean, invocable, many));
    }

    @Override
    public void stop() {
        running = false;
        sweeps.values().forEach(Sweep::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A command of the operator's writes down what has to follow, and leaves it to the servers. */
    @Override
    public boolean isAutoStartup() {
        return !command;
    }

    /** After migrations, before the web server; stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static Document exists() {
        return new Document(PENDING, new Document("$exists", true));
    }

    private record Performer(Object bean, Method method, boolean many) {

        void call(List<? extends Aggregate> documents) throws InvocationTargetException, IllegalAccessException {
            if (many) {
                method.invoke(bean, documents);
            } else {
                for (var document : documents) {
                    method.invoke(bean, document);
                }
            }
        }
    }

    /** A document's last failure. */
    private record Failure(String effect, int times, long at) {

        /** Several in a row, for somebody who waits, are one. */
        Failure again(String effect) {
            return new Failure(effect, rests() ? times : times + 1, System.nanoTime());
        }

        boolean isWithin(Duration time) {
            return System.nanoTime() - at < time.toNanos();
        }

        /** Not to be tried again yet. */
        boolean rests() {
            return isWithin(REST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS)));
        }
    }

    /** Of so many documents that were looked at, what was performed. */
    private record Swept(int found, int performed) {

        /** That can be done now: where nothing could be, the next round comes in a while. */
        boolean mayBeMore() {
            return performed > 0 && found == BATCH;
        }
    }

    /** The sweep over one kind of document. */
    private final class Sweep<A extends Aggregate> {

        private final Class<A> kind;
        private final Map<String, Performer> performers = new HashMap<>();
        private final Semaphore wakened = new Semaphore(0);
        private final Cache<String, Failure> failures = remembered();
        private final Cache<String, Integer> failuresOfEffects = remembered();
        private volatile @Nullable Thread thread;

        Sweep(Class<A> kind) {
            this.kind = kind;
        }

        private static <V> Cache<String, V> remembered() {
            return Caffeine.newBuilder()
                    .expireAfterWrite(REMEMBERED)
                    .maximumSize(MOST_REMEMBERED)
                    .build();
        }

        void start() {
            thread = Thread.ofVirtual().name("effects-" + kind.getSimpleName()).start(this::loop);
        }

        void stop() {
            var started = thread;
            if (started == null) {
                return;
            }
            started.interrupt();
            try {
                started.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void loop() {
            while (running) {
                try {
                    wakened.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    wakened.drainPermits();
                    boolean more = true;
                    while (running && more) {
                        more = sweep().mayBeMore();
                    }
                } catch (InterruptedException stopped) {
                    return;
                } catch (RuntimeException | Error e) { // an Error as well: nothing would start this thread again
                    if (running) {
                        LOG.warn(
                                "the sweep over {} will try again: {}",
                                kind.getSimpleName(),
                                e.getClass().getName());
                    }
                }
            }
        }

        private Swept sweep() {
            var tired = tired();
            var query = Reads.where(Criteria.where(PENDING).exists(true)).limit(BATCH);
            if (!tired.isEmpty()) {
                query.addCriteria(Criteria.where("pending").elemMatch(new Criteria().nin(tired)));
            }
            var resting = resting();
            if (!resting.isEmpty()) {
                query.addCriteria(Criteria.where("_id").nin(resting));
            }
            var found = mongo.find(query, kind);
            return new Swept(found.size(), perform(found, tired));
        }

        /** How much was performed of all there are, each of which is tried. */
        private int performedOfAll() {
            int performed = 0;
            var found = after("");
            while (!found.isEmpty()) {
                performed += perform(found, Set.of());
                found = after(found.getLast().id().value());
            }
            return performed;
        }

        private List<A> after(String id) {
            return mongo.find(
                    Reads.where(Criteria.where(PENDING).exists(true).and("_id").gt(id))
                            .with(Sort.by("_id"))
                            .limit(BATCH)
                            .withHint(INDEX),
                    kind);
        }

        long left() {
            return mongo.getCollection(mongo.getCollectionName(kind))
                    .countDocuments(exists(), new CountOptions().hintString(INDEX));
        }

        /** Effects that failed for a whole batch just now. The rest of what waits for them is not tried one by one. */
        private Set<String> tired() {
            return failures.asMap().values().stream()
                    .filter(failure -> failure.isWithin(REST))
                    .collect(Collectors.groupingBy(Failure::effect, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(effect -> effect.getValue() >= BATCH)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private List<String> resting() {
            return failures.asMap().entrySet().stream()
                    .filter(failure -> failure.getValue().rests())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        boolean performsAll(A document) {
            return perform(List.of(document), Set.of()) == document.pending().size();
        }

        /** How much was performed, counted by document and effect. */
        private int perform(List<A> documents, Set<String> tired) {
            var byEffect = new LinkedHashMap<String, List<A>>();
            documents.forEach(document -> document.pending().stream()
                    .filter(effect -> !tired.contains(effect))
                    .forEach(effect -> byEffect.computeIfAbsent(effect, any -> new ArrayList<>())
                            .add(document)));
            int performed = 0;
            for (var entry : byEffect.entrySet()) {
                performed += perform(entry.getKey(), entry.getValue());
            }
            return performed;
        }

        /** Somebody else changed what an effect changes, such as the same lead: whoever waits does not hear of that. */
        boolean performAgain(Id id) {
            var contention = new Contention();
            for (int i = 0; i < TRIES; i++) {
                var now = Reads.byId(mongo, id.value(), kind);
                if (now == null || performsAll(now)) {
                    return true;
                }
                contention.giveWay();
            }
            return false;
        }

        private int perform(String effect, List<A> documents) {
            var performer = performers.get(effect);
            if (performer == null) {
                documents.forEach(document -> rest(effect, document, "nobody performs it"));
                return 0;
            }
            if (call(effect, performer, documents)) {
                takeOut(effect, documents);
                return documents.size();
            }
            int performed = 0;
            if (documents.size() > 1) {
                for (var document : documents) {
                    performed += perform(effect, List.of(document));
                }
            }
            return performed;
        }

        private boolean call(String effect, Performer performer, List<A> documents) {
            try {
                performer.call(documents);
                return true;
            } catch (InvocationTargetException | IllegalAccessException e) {
                if (documents.size() == 1) {
                    var cause = e instanceof InvocationTargetException failed ? failed.getTargetException() : e;
                    LOG.debug("effect {} failed", effect, cause);
                    rest(effect, documents.getFirst(), cause.getClass().getName());
                }
                return false;
            }
        }

        /** Tries this document again later, so that it does not hold up the others. */
        private void rest(String effect, A document, String why) {
            failures.asMap()
                    .merge(
                            document.id().value(),
                            new Failure(effect, 1, System.nanoTime()),
                            (before, first) -> before.again(effect));
            int times = failuresOfEffects.asMap().merge(effect, 1, Integer::sum);
            if ((running || command) && Integer.bitCount(times) == 1) {
                LOG.warn("{} of a {} failed {} times: {}", effect, kind.getSimpleName(), times, why);
            }
        }

        /** Only if the document is still as it was performed: otherwise the effect may have been asked for anew. */
        private void takeOut(String effect, List<A> documents) {
            var writes = documents.stream()
                    .map(document -> {
                        var same = new Document("_id", document.id().value());
                        if (document.version() != null) {
                            same.append("version", document.version());
                        }
                        return new UpdateOneModel<Document>(
                                same, new Document("$pull", new Document("pending", effect)));
                    })
                    .toList();
            mongo.getCollection(mongo.getCollectionName(kind)).bulkWrite(writes, new BulkWriteOptions().ordered(false));
            documents.forEach(document -> forgive(effect, document.id().value()));
        }

        private void forgive(String effect, String id) {
            var failure = failures.getIfPresent(id);
            if (failure != null && failure.effect().equals(effect)) {
                failures.invalidate(id);
            }
        }
    }
}
