package nl.gevraagd.edge;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.Acceptor;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose request line and headers are not there in time, however steadily they drip: Tomcat's own time-out
 * begins anew with each byte. And when this instance leaves, it first lets nobody in any more and answers those who are:
 * Tomcat would hang up on whoever came in while it closed. Public, as Tomcat makes it by its name.
 */
public final class PunctualProtocol extends Http11NioProtocol {

    /** Also for the body of a question to the graph. */
    static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final long ROUND_SECONDS = 2;

    /** Time for those who came in last, and for those who stay connected to hear at their next request that they must go. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private @Nullable ScheduledFuture<?> rounds;

    public PunctualProtocol() {
        super(new Door());
    }

    @Override
    public void start() throws Exception {
        super.start();
        rounds = getUtilityExecutor()
                .scheduleWithFixedDelay(
                        () -> getEndpoint().getConnections().forEach(PunctualProtocol::endIfLate),
                        ROUND_SECONDS,
                        ROUND_SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (rounds != null) {
            rounds.cancel(false);
        }
        super.stop();
    }

    @Override
    public void pause() throws Exception {
        setMaxKeepAliveRequests(1);
        closeServerSocketGraceful();
        LockSupport.parkNanos(GOODBYE.toNanos());
        super.pause();
    }

    /** One that is read or answered at this moment is left to the next round. */
    private static void endIfLate(SocketWrapperBase<?> connection) {
        if (!connection.getLock().tryLock()) {
            return;
        }
        try {
            if (connection.getCurrentProcessor() instanceof Processor processor && isLate(processor)) {
                connection.close();
            }
        } finally {
            connection.getLock().unlock();
        }
    }

    /** A processor that nobody is busy with, and that answers nothing in its own time, waits for the rest of a request. */
    private static boolean isLate(Processor processor) {
        if (processor.isUpgrade() || processor.isAsync()) {
            return false;
        }
        long began = processor.getRequest().getStartTimeNanos();
        return began != -1 && System.nanoTime() - began > IN_TIME.toNanos();
    }

    private static final class Door extends NioEndpoint {

        /** Lets in whoever knocked and was not seen to yet, as many as can wait there: the door would be shut in their faces. */
        @Override
        protected void doCloseServerSocket() throws IOException {
            if (isRunning()
                    && acceptor.getState() == Acceptor.AcceptorState.ENDED
                    && getServerSocket() instanceof ServerSocketChannel door) {
                door.configureBlocking(false);
                for (int most = getAcceptCount(); most > 0; most--) {
                    var visitor = door.accept();
                    if (visitor == null) {
                        break;
                    }
                    destroySocket(visitor);
                }
            }
            super.doCloseServerSocket();
        }

        /** Called for somebody whom the closing door lets in: they are served like anybody. */
        @Override
        protected void destroySocket(SocketChannel visitor) {
            if (isPaused() || !setSocketOptions(visitor)) {
                super.destroySocket(visitor);
            }
        }
    }
}
