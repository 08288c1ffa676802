package nl.gevraagd.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.shared.OnServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the sending threads of this instance running, each with a connection of its own. */
@Component
@OnServers
class Sending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration IDLE_LINE = Duration.ofSeconds(20);

    private final Sender sender;
    private final SmtpServers servers;
    private final OutboxBell bell;
    private final MailProperties properties;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Sending(Sender sender, SmtpServers servers, OutboxBell bell, MailProperties properties) {
        this.sender = sender;
        this.servers = servers;
        this.bell = bell;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        if (servers.current().isEmpty()) {
            LOG.warn("SPRING_MAIL_HOST is not set: letters are put in and wait, none is sent");
        }
        sender.start();
        for (int i = 0; i < properties.connections(); i++) {
            threads.add(Thread.ofVirtual().name("sender-" + i).start(this::loop));
        }
    }

    private void loop() {
        try (var line = sender.new Line()) {
            long usedAt = System.nanoTime();
            while (running) {
                try {
                    if (line.round() > 0) {
                        usedAt = System.nanoTime();
                        bell.ring();
                        continue;
                    }
                } catch (RuntimeException | Error e) { // an Error as well: nothing would start this thread again
                    LOG.warn("sending goes on after {}", e.getClass().getName());
                    LOG.debug("sending", e);
                }
                if (System.nanoTime() - usedAt > IDLE_LINE.toNanos()) {
                    line.hangUp();
                }
                bell.await(POLL);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void giveUpOnLost() {
        int lost = sender.giveUpOnLost();
        if (lost > 0) {
            LOG.warn("{} letters are of unknown fate: their sender died; `outbox unknown` lists them", lost);
        }
    }

    /** Lets each thread end the one letter that it is sending: nothing is cut in the middle. */
    @Override
    public void stop() {
        running = false;
        sender.stop();
        for (var thread : threads) {
            try {
                thread.join(properties.timeout().multipliedBy(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 10;
    }
}
