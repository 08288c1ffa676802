package nl.gevraagd.shared;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedReadsTests {

    private final List<Set<Integer>> begun = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final AtomicLong truth = new AtomicLong();

    @Test
    void whoeverAsksWhileReadsAreUnderWaySharesTheNextOne() throws Exception {
        var reads = new SharedReads<>(this::slowly);
        var found = new ConcurrentLinkedQueue<Long>();
        var first = ask(reads, found, 1, 2);
        arrived.acquire(2);
        var others =
                ask(reads, found, IntStream.range(0, 30).map(i -> 10 + i % 5).toArray());
        while (!others.stream().allMatch(one -> one.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        truth.set(7); // after the first two began, before the next one

        mayEnd.release(40);

        for (var one : first) {
            one.join();
        }
        for (var one : others) {
            one.join();
        }
        assertThat(begun.subList(0, 2)).containsExactlyInAnyOrder(Set.of(1), Set.of(2));
        assertThat(begun.subList(2, begun.size())).containsExactly(Set.of(10, 11, 12, 13, 14));
        assertThat(found).hasSize(32).filteredOn(value -> value == 7).hasSize(30);
    }

    private static List<Thread> ask(SharedReads<Integer, Long> reads, Queue<Long> found, int... keys) {
        return IntStream.of(keys)
                .mapToObj(key -> Thread.startVirtualThread(
                        () -> found.add(reads.find(key).orElseThrow())))
                .toList();
    }

    @Test
    void noAnswerIsOlderThanItsQuestion() throws Exception {
        var reads =
                new SharedReads<Integer, Long>(keys -> keys.stream().collect(toMap(key -> key, key -> truth.get())));
        var stale = new AtomicLong();
        var answered = new AtomicLong();
        var people = IntStream.range(0, 20_000)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    long asked = truth.incrementAndGet();
                    if (reads.find(i % 50).orElseThrow() < asked) {
                        stale.incrementAndGet();
                    }
                    answered.incrementAndGet();
                }))
                .toList();
        for (var one : people) {
            one.join();
        }
        assertThat(stale).hasValue(0);
        assertThat(answered).hasValue(20_000);
    }

    @Test
    void aReadThatFailsFailsWhoeverSharesItAndNobodyElse() {
        var reads = new SharedReads<Integer, Long>(keys -> {
            if (keys.contains(13)) {
                throw new IllegalStateException("away");
            }
            return Map.of();
        });

        assertThatThrownBy(() -> reads.find(13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        assertThat(reads.find(14)).isEmpty();
        assertThatThrownBy(() -> reads.find(13)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reads.find(13)).isInstanceOf(IllegalStateException.class);
        assertThat(reads.find(1)).isEmpty();
    }

    private Map<Integer, Long> slowly(Set<Integer> keys) {
        begun.add(Set.copyOf(keys));
        long now = truth.get();
        arrived.release();
        try {
            assertThat(mayEnd.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
        return keys.stream().collect(toMap(key -> key, key -> now));
    }
}
