package nl.gevraagd.shared;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Reads by key for many requests at once: whoever asks while reads are under way shares the next one with all who do.
 * An answer is never of a read that began before it was asked for, so whatever was done before is seen in it; nothing is
 * kept.
 *
 * @param <K> what is looked for
 * @param <V> what is found
 */
public final class SharedReads<K, V> {

    /** One would let a single slow connection hold up everybody; with more of them less is shared. */
    private static final int SIDE_BY_SIDE = 2;

    private final Function<Set<K>, Map<K, V>> source;
    private final ReentrantLock lock = new ReentrantLock();
    private Read<K, V> next = new Read<>();
    private int underWay;

    /** @param source finds what there is of these keys, in one read */
    public SharedReads(Function<Set<K>, Map<K, V>> source) {
        this.source = source;
    }

    /** What there is now under this key; fails as the read failed. */
    public Optional<V> find(K key) {
        var mine = join(key);
        try {
            return Optional.ofNullable(mine.found.join().get(key));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Read<K, V> join(K key) {
        lock.lock();
        try {
            var mine = next;
            mine.keys.add(key);
            if (underWay < SIDE_BY_SIDE) {
                underWay++;
                begin();
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** On a thread of its own: nobody who shares it can be broken off and take the others along. */
    private void begin() {
        var read = next;
        next = new Read<>();
        Thread.startVirtualThread(() -> perform(read));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whoever asked waits for it
    private void perform(Read<K, V> read) {
        try {
            read.found.complete(source.apply(read.keys));
        } catch (Throwable failed) {
            read.found.completeExceptionally(failed);
        } finally {
            proceed();
        }
    }

    private void proceed() {
        lock.lock();
        try {
            if (next.keys.isEmpty()) {
                underWay--;
            } else {
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    private static final class Read<K, V> {
        private final Set<K> keys = new HashSet<>();
        private final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
    }
}
