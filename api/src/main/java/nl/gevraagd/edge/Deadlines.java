package nl.gevraagd.edge;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets nobody wait longer than they may. One thread looks at all that is waited for, ten times a second: a timer of the
 * platform's for each request, set and called off again, costs four of a hundred parts of a sign-up.
 */
@Component
final class Deadlines implements DisposableBean {

    private static final Duration STEP = Duration.ofMillis(100);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofPlatform().name("deadlines").daemon().start(this::watch);

    /**
     * What the work gives.
     *
     * @throws TimeoutException when it did not come within the time, or a tenth of a second more
     */
    <T> T await(CompletableFuture<T> work, Duration time)
            throws ExecutionException, InterruptedException, TimeoutException {
        var mine = new Waiting(work, System.nanoTime() + time.toNanos());
        waiting.add(mine);
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException late) {
                throw late;
            }
            throw e;
        } finally {
            waiting.remove(mine);
        }
    }

    /** Told apart by what it is, not by what it holds. */
    private static final class Waiting {

        private final CompletableFuture<?> work;
        private final long end;

        Waiting(CompletableFuture<?> work, long end) {
            this.work = work;
            this.end = end;
        }

        void endIfLate(long now) {
            if (now - end >= 0) {
                work.completeExceptionally(new TimeoutException());
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(STEP);
                long now = System.nanoTime();
                waiting.forEach(one -> one.endIfLate(now));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        watch.interrupt();
    }
}
