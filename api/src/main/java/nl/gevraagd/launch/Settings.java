package nl.gevraagd.launch;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Network;
import nl.gevraagd.shared.PublicUrl;

/** The environment variables, judged before anything is started. */
final class Settings {

    private static final List<String> REQUIRED =
            List.of("GEVRAAGD_KEYS", "GEVRAAGD_MAIL_FROM", "GEVRAAGD_MAIL_POSTAL_ADDRESS");

    private static final String DEMO = "demo";

    private static final String WRITABLE = "GEVRAAGD_HOME has to be a folder that can be written.";

    private static final Pattern PROFILE = Pattern.compile("\\s*[\\w.+@-]*\\s*");

    private static final Pattern HOST = Pattern.compile("[\\w.:\\[\\]-]+");

    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = values;
    }

    static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    boolean isDemo() {
        return profiles(get("SPRING_PROFILES_ACTIVE", "")).contains(DEMO);
    }

    /** Spring would take {@code de mo} for {@code demo}, and {@code Demo} for another; here they are refused. */
    private static List<String> profiles(String text) {
        var all = Arrays.asList(text.split(",", -1));
        if (!all.stream().allMatch(one -> PROFILE.matcher(one).matches())) {
            throw new IllegalArgumentException("a profile is one word");
        }
        var names = all.stream().map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.equalsIgnoreCase(DEMO) && !name.equals(DEMO))) {
            throw new IllegalArgumentException("profiles are told apart by their case");
        }
        return names;
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

    InetAddress serverAddress() {
        return address("SERVER_ADDRESS");
    }

    InetAddress managementAddress() {
        return address("MANAGEMENT_SERVER_ADDRESS");
    }

    /** @throws CannotStart with one sentence that names the setting */
    void check() {
        named("SPRING_PROFILES_ACTIVE", "demo, or not set", Settings::profiles);
        checkPorts();
        checkHome();
        checkRequired();
        checkKeys();
        checkMail();
        checkLimits();
        named("GEVRAAGD_PUBLIC_URL", "like https://gevraagd.example", PublicUrl::new);
    }

    private void checkPorts() {
        if (port() == managementPort() && port() != 0) {
            throw new CannotStart("SERVER_PORT and MANAGEMENT_SERVER_PORT have to differ.");
        }
        managementAddress();
        if (!serverAddress().isLoopbackAddress() && isDemo()) {
            throw new CannotStart("SERVER_ADDRESS has to be an address of this machine alone in the profile demo, as "
                    + "127.0.0.1: whoever reaches the demo reads all of its mail.");
        }
    }

    private void checkHome() {
        try {
            Files.createDirectories(home());
            Files.delete(Files.createTempFile(home(), "can", ".be.written"));
        } catch (InvalidPathException wrong) {
            throw new CannotStart(WRITABLE, wrong);
        } catch (IOException wrong) {
            throw Room.unwritable(home(), wrong, WRITABLE);
        }
    }

    private void checkRequired() {
        if (!isDemo()) {
            var missing =
                    REQUIRED.stream().filter(name -> get(name, "").isEmpty()).toList();
            if (!missing.isEmpty()) {
                throw new CannotStart("Not set, and without the profile demo there is no default: "
                        + String.join(", ", missing) + ".");
            }
        }
    }

    private void checkKeys() {
        var file = get("GEVRAAGD_KEYS", "");
        if (file.isEmpty()) {
            return;
        }
        var _ = keysIn(file);
    }

    /**
     * For work that needs nothing else. The demo's are where its first start made them.
     *
     * @throws CannotStart with one sentence that names the setting
     */
    Keys keys() {
        named("SPRING_PROFILES_ACTIVE", "demo, or not set", Settings::profiles);
        var file = get("GEVRAAGD_KEYS", isDemo() ? home().resolve("demo.keys").toString() : "");
        if (file.isEmpty()) {
            throw new CannotStart("Not set, and without the profile demo there is no default: GEVRAAGD_KEYS.");
        }
        return keysIn(file);
    }

    private static Keys keysIn(String file) {
        try {
            return Keys.read(Path.of(file));
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart("GEVRAAGD_KEYS has to name a file with keys. " + wrong.getMessage(), wrong);
        }
    }

    private void checkMail() {
        named("GEVRAAGD_MAIL_FROM", "one mail address, as Gevraagd <campagne@gevraagd.example>", Settings::mailbox);
        named("GEVRAAGD_OPERATOR_PRIVACY_OFFICER", "one mail address, as fg@gevraagd.example", text -> {
            if (!mailbox(text).getAddress().equals(text)) {
                throw new IllegalArgumentException("there is more than an address");
            }
            return text;
        });
        if (!HOST.matcher(get("SPRING_MAIL_HOST", "localhost")).matches()) {
            throw new CannotStart("SPRING_MAIL_HOST has to be the name or the address of a mail server.");
        }
        if (port("SPRING_MAIL_PORT", 25) == 0) {
            throw new CannotStart("SPRING_MAIL_PORT is not a port number.");
        }
    }

    private static InternetAddress mailbox(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private void checkLimits() {
        var shield = get("GEVRAAGD_SHIELD", "on");
        if (!shield.equals("on") && !(shield.equals("off") && isDemo())) {
            throw new CannotStart("GEVRAAGD_SHIELD is on, or off in the profile demo only.");
        }
        named("GEVRAAGD_TRUSTED_PROXIES", "a list of networks with commas, as 10.0.0.0/8,fd00::/8", Network::parseAll);
        var most = get("GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS", "3");
        if (!most.matches("[1-9]\\d{0,5}")) {
            throw new CannotStart("GEVRAAGD_LIMITS_LETTERS_PER_ADDRESS has to be a number of 1 or more.");
        }
    }

    /** The database that is set, or one that is found or started. */
    Database database() {
        var uri = get("MONGODB_URI", "");
        if (uri.isBlank()) {
            return MongoServers.find(home(), keysAreNew());
        }
        return new Database(MongoUri.withName(uri), "MONGODB_URI", () -> {});
    }

    /** The demo makes its own when it finds none. */
    boolean keysAreNew() {
        return get("GEVRAAGD_KEYS", "").isEmpty() && !Files.exists(home().resolve(Keys.OF_DEMO));
    }

    private int port(String name, int usual) {
        var text = get(name, Integer.toString(usual));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CannotStart(name + " is not a port number.");
        }
        return Integer.parseInt(text);
    }

    private InetAddress address(String name) {
        try {
            return InetAddress.getByName(get(name, "127.0.0.1"));
        } catch (UnknownHostException wrong) {
            throw new CannotStart(name + " is not an address.", wrong);
        }
    }

    /** A setting that something else reads, and how it has to be. */
    private void named(String name, String how, Function<String, ?> reader) {
        var text = get(name, "");
        try {
            if (!text.isEmpty()) {
                var _ = reader.apply(text);
            }
        } catch (IllegalArgumentException wrong) {
            throw new CannotStart(name + " has to be " + how + ".", wrong);
        }
    }

    /** One that is empty is not set. */
    private String get(String name, String usual) {
        var value = values.getOrDefault(name, "");
        return value.isBlank() ? usual : value.strip();
    }
}
