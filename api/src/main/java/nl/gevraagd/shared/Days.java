package nl.gevraagd.shared;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Days as people in the Netherlands count them. */
public final class Days {

    public static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Days() {}

    /** The first moment of the day of this moment: for what is told by the day. */
    public static Instant startOf(Instant moment) {
        return moment.atZone(HERE).toLocalDate().atStartOfDay(HERE).toInstant();
    }

    /** The last second of the day of this moment: who is told a date has all of that day. */
    public static Instant endOf(Instant moment) {
        return moment.atZone(HERE).with(LAST_SECOND).toInstant();
    }
}
