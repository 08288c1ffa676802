package nl.gevraagd.launch;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import com.mongodb.spi.dns.DnsClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The address of a MongoDB, with what it leaves to us. */
final class MongoUri {

    private MongoUri() {}

    static String withName(String uri) {
        return withName(uri, null);
    }

    /**
     * Without a database name it is {@code gevraagd}. Whoever signs in is still looked up where they were before there was
     * one: a name in the address would move that as well.
     */
    static String withName(String uri, @Nullable DnsClient names) {
        try {
            var set = new ConnectionString(uri, names);
            if (set.getDatabase() != null) {
                return uri;
            }
            var named = named(uri);
            var source = source(set);
            return source.equals(source(new ConnectionString(named, names)))
                    ? named
                    : named + (named.contains("?") ? "&" : "?") + "authSource="
                            + URLEncoder.encode(source, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("MONGODB_URI is not the address of a MongoDB.", wrong);
        } catch (MongoConfigurationException unknown) {
            throw new CannotStart("MONGODB_URI names a cluster that cannot be looked up.", unknown);
        }
    }

    private static String named(String uri) {
        int hosts = uri.indexOf("://") + 3;
        int options = uri.indexOf('?');
        var head = options < 0 ? uri : uri.substring(0, options);
        var bare = head.indexOf('/', hosts) < 0 ? head : head.substring(0, head.indexOf('/', hosts));
        return bare + "/gevraagd" + (options < 0 ? "" : uri.substring(options));
    }

    private static String source(ConnectionString uri) {
        var credential = uri.getCredential();
        return credential == null ? "" : credential.getSource();
    }
}
