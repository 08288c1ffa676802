package nl.gevraagd.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Gives a body a time to come in that grows with what came: Tomcat's own time-out begins anew with each byte. And whoever
 * was answered before all of it was there may send the rest for a while, so that they hear the answer; then the
 * connection ends.
 */
final class PunctualBodies extends ValveBase {

    private static final int SLOWEST_BYTES_A_SECOND = 10_000;
    private static final Duration LEAVE_TO_FINISH = Duration.ofSeconds(4);

    PunctualBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var source = coyote.getInputBuffer();
        var body = new Body(source);
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !isWhole(coyote)) {
                response.finishResponse();
                if (!body.comes()) {
                    coyote.action(ActionCode.CLOSE_NOW, null);
                }
            }
        } finally {
            coyote.setInputBuffer(source);
        }
    }

    private static boolean isWhole(org.apache.coyote.Request request) {
        var whole = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
        return whole.get();
    }

    private static final class Body implements InputBuffer {

        private final InputBuffer source;
        private final long began = System.nanoTime();
        private long bytes;

        Body(InputBuffer source) {
            this.source = source;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            var most = PunctualProtocol.IN_TIME.plusMillis(bytes * 1_000 / SLOWEST_BYTES_A_SECOND);
            if (System.nanoTime() - began > most.toNanos()) {
                throw new SocketTimeoutException("this body comes too slowly");
            }
            int read = source.doRead(into);
            bytes += Math.max(read, 0);
            return read;
        }

        @Override
        public int available() {
            return source.available();
        }

        /** Throws the rest away; whether its end came in time. */
        boolean comes() {
            var bin = new Bin();
            long from = System.nanoTime();
            try {
                while (System.nanoTime() - from < LEAVE_TO_FINISH.toNanos()) {
                    if (source.doRead(bin) < 0) {
                        return true;
                    }
                }
            } catch (IOException brokenOff) {
                return false; // whoever sent it has their answer, or has gone
            }
            return false;
        }
    }

    /** Keeps nothing. */
    private static final class Bin implements ApplicationBufferHandler {

        private @Nullable ByteBuffer last;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            last = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            throw new UnsupportedOperationException("nothing is kept");
        }
    }
}
