package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

/** What stopped an instance for good: each carrier kept by a thread in a class's initialiser that waits for a lock. */
class CarriersTests {

    private static final Object LOCK = new Object();
    private static final CountDownLatch OWNED = new CountDownLatch(1);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    @Test
    void aStandstillEndsAndWhatWaitedRuns() throws InterruptedException {
        int before = scheduler.getParallelism();
        var carriers = Carriers.watch();
        try {
            carriers.few(2);
            var owner = Thread.startVirtualThread(CarriersTests::ownForAMoment);
            assertThat(OWNED.await(5, TimeUnit.SECONDS)).isTrue();
            var waiting = List.of(
                    Thread.startVirtualThread(() -> assertThat(First.LOADED).isTrue()),
                    Thread.startVirtualThread(() -> assertThat(Second.LOADED).isTrue()));
            fillQueues();
            for (var one : waiting) {
                assertThat(one.join(Duration.ofSeconds(10))).as("it ended").isTrue();
            }
            assertThat(owner.join(Duration.ofSeconds(10))).isTrue();
            assertThat(scheduler.getParallelism()).isGreaterThan(2);
        } finally {
            carriers.few(before);
        }
    }

    @Test
    void threadsThatRunInACircleDoNotKeepOthersWaiting() throws InterruptedException {
        int before = scheduler.getParallelism();
        var carriers = Carriers.watch();
        var round = new AtomicBoolean(true);
        try {
            carriers.few(2);
            for (int i = 0; i < 2; i++) {
                Thread.startVirtualThread(() -> {
                    while (round.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            assertThat(Thread.startVirtualThread(() -> {}).join(Duration.ofSeconds(10)))
                    .isTrue();
        } finally {
            round.set(false);
            carriers.few(before);
        }
    }

    /** So that no queue looks empty: the pool starts no carrier for what is added to them. */
    private static void fillQueues() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (int j = 0; j < 3; j++) {
                            Thread.startVirtualThread(() -> {});
                        }
                    })
                    .join();
        }
    }

    /** Sleeps without a carrier, and needs one to let go. */
    private static void ownForAMoment() {
        synchronized (LOCK) {
            OWNED.countDown();
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class First {
        static final boolean LOADED = locked();
    }

    private static final class Second {
        static final boolean LOADED = locked();
    }

    private static boolean locked() {
        synchronized (LOCK) {
            return true;
        }
    }
}
