package nl.gevraagd.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much somebody who is not signed in may ask, counted per network (an IPv4 address, an IPv6 /64) and per instance. A whole
 * school or office sits behind one address, so this stops machines, not people; what it lets through still has to do its
 * proof of work.
 *
 * @param queries at once, and again in each {@code every}
 * @param mutations at once, and again in each {@code every}
 * @param remembered networks at most; those that were not seen longest are forgotten, and begin anew
 */
@ConfigurationProperties("gevraagd.limits.network")
record NetworkProperties(
        @DefaultValue("1200") int queries,
        @DefaultValue("120") int mutations,
        @DefaultValue("1m") Duration every,
        @DefaultValue("100000") int remembered) {

    NetworkProperties {
        atLeastOne("QUERIES", queries);
        atLeastOne("MUTATIONS", mutations);
        atLeastOne("REMEMBERED", remembered);
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("GEVRAAGD_LIMITS_NETWORK_EVERY has to be a length of time, as 1m");
        }
    }

    private static void atLeastOne(String which, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("GEVRAAGD_LIMITS_NETWORK_" + which + " has to be 1 or more");
        }
    }
}
