package nl.gevraagd.launch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps virtual threads running. Those that wait for a lock while they load a class keep their carrier; when all carriers
 * are kept and the lock's owner needs one, the process would stand still for good. So a pulse is felt all the time, and when
 * it stops there are more carriers for a while. Few are enough otherwise, and serve several times as fast (ADR 6).
 */
final class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final int MOST = 256;
    private static final int FULL = 1 << 17;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMillis(250);
    private static final Duration TOO_LATE = Duration.ofSeconds(3);
    private static final Duration CALM = Duration.ofSeconds(30);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private volatile int few = Integer.MAX_VALUE;

    private Carriers() {}

    static Carriers watch() {
        var carriers = new Carriers();
        Thread.ofPlatform().name("carriers").daemon().start(carriers::feelPulse);
        return carriers;
    }

    /** From now on so many will do, as long as nothing stands still. */
    void few(int enough) {
        few = enough;
        scheduler.setParallelism(enough);
    }

    private void feelPulse() {
        long stoodStill = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                if (standsStill()) {
                    helpOut();
                    stoodStill = System.nanoTime();
                } else if (scheduler.getParallelism() > few && System.nanoTime() - stoodStill > CALM.toNanos()) {
                    scheduler.setParallelism(few);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void helpOut() {
        int had = scheduler.getParallelism();
        int more = Math.min(MOST, had * 4);
        scheduler.setParallelism(more);
        nudge();
        if (more > had) { // by another thread, as the log's lock may be one of those waited for
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> LOG.warn("virtual threads waited for each other: {} carriers for a while", more));
        }
    }

    /**
     * Makes a carrier start. More are allowed by now, but the pool starts one only when a task comes to a queue that looks
     * empty or is full, and after a standstill none need look empty. So one queue is filled.
     */
    private void nudge() {
        int active = scheduler.getMountedVirtualThreadCount();
        var ran = new CountDownLatch(1);
        for (int i = 0; i < FULL && ran.getCount() > 0 && scheduler.getMountedVirtualThreadCount() <= active; i++) {
            Thread.startVirtualThread(ran::countDown);
        }
    }

    /**
     * Nothing that is ready to run gets a carrier, and the carriers do nothing: an overload keeps them busy. But not so busy
     * that nothing gets a turn for seconds: then one of them runs in a circle.
     */
    private boolean standsStill() throws InterruptedException {
        var beat = new CountDownLatch(1);
        Thread.startVirtualThread(beat::countDown);
        if (beat.await(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        long worked = worked();
        return !beat.await(LATE.toMillis(), TimeUnit.MILLISECONDS)
                && (worked() - worked < LATE.toNanos() / 10 || !beat.await(TOO_LATE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** CPU time of all carriers, in nanoseconds. */
    private long worked() {
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("ForkJoinPool-1-worker-")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
