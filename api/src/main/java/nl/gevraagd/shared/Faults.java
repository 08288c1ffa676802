package nl.gevraagd.shared;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what broke on our side, without a value of anybody's. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int FRAMES = 12;

    private Faults() {}

    /** Classes and places only: a message could quote what somebody typed. */
    public static void log(Throwable thrown, Object where) {
        var places = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            places.append(t.getClass().getName());
            var frames = t.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                places.append("\n    at ").append(frames[i]);
            }
            places.append('\n');
        }
        LOG.error("{} failed: {}", where, places);
    }
}
