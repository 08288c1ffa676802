package nl.gevraagd.launch;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.gevraagd.shared.Network;

/** The environment variables, judged before anything is started. */
final class Settings {

    private static final List<String> REQUIRED =
            List.of("GEVRAAGD_KEYS", "GEVRAAGD_MAIL_FROM", "GEVRAAGD_MAIL_POSTAL_ADDRESS");

    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = values;
    }

    static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    boolean isDemo() {
        return Arrays.asList(get("SPRING_PROFILES_ACTIVE", "").split(",")).contains("demo");
    }

    Path home() {
        return Path.of(get("GEVRAAGD_HOME", ".gevraagd")).toAbsolutePath().normalize();
    }

    int port() {
        return port("SERVER_PORT", 8080);
    }

    int managementPort() {
        return port("MANAGEMENT_SERVER_PORT", 8081);
    }

    /** @throws CannotStart with one sentence that names the setting */
    void check() {
        port();
        managementPort();
        if (!isDemo()) {
            for (var name : REQUIRED) {
                if (get(name, "").isBlank()) {
                    throw new CannotStart(name + " is not set; without the profile demo it has no default.");
                }
            }
        }
        var shield = get("GEVRAAGD_SHIELD", "on");
        if (!shield.equals("on") && !(shield.equals("off") && isDemo())) {
            throw new CannotStart("GEVRAAGD_SHIELD is on, or off in the profile demo only.");
        }
        try {
            Network.parseAll(get("GEVRAAGD_TRUSTED_PROXIES", ""));
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart(
                    "GEVRAAGD_TRUSTED_PROXIES has to be a list of networks with commas, as 10.0.0.0/8,fd00::/8.",
                    wrong);
        }
        var most = get("GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS", "3");
        if (!most.matches("[1-9]\\d{0,5}")) {
            throw new CannotStart("GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS has to be a number of 1 or more.");
        }
    }

    /** The database that is set, or one that is found or started. */
    Database database() {
        var uri = get("MONGODB_URI", "");
        if (uri.isBlank()) {
            return MongoServers.find(home());
        }
        return new Database(withName(uri), "MONGODB_URI", () -> {});
    }

    /** Without a database name it is {@code gevraagd}. */
    static String withName(String uri) {
        try {
            if (new ConnectionString(uri).getDatabase() != null) {
                return uri;
            }
            int hosts = uri.indexOf("://") + 3;
            int options = uri.indexOf('?');
            var head = options < 0 ? uri : uri.substring(0, options);
            var bare = head.indexOf('/', hosts) < 0 ? head : head.substring(0, head.indexOf('/', hosts));
            return bare + "/gevraagd" + (options < 0 ? "" : uri.substring(options));
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("MONGODB_URI is not the address of a MongoDB.", wrong);
        }
    }

    private int port(String name, int usual) {
        var text = get(name, Integer.toString(usual));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CannotStart(name + " is not a port number.");
        }
        return Integer.parseInt(text);
    }

    private String get(String name, String usual) {
        return values.getOrDefault(name, usual);
    }
}
