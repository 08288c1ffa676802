package nl.gevraagd.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes this instance's senders when a letter was put in; without it they look once a second. */
@Component
class OutboxBell {

    private static final int MOST_SENDERS = 64;

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        if (rings.availablePermits() < MOST_SENDERS) {
            rings.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
