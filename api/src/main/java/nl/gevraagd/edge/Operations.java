package nl.gevraagd.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Installation;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The operations that the web client was built with. Outside the demo nothing else runs. */
@Component
class Operations {

    private static final String PREFIX = "sha256:";

    private final Map<String, String> byHash = new HashMap<>();
    private final Set<String> texts;
    private final boolean open;

    Operations(JsonMapper json, Installation installation) {
        this.open = installation.isDemo();
        read(json).values().forEach(text -> byHash.put(HexFormat.of().formatHex(Hashes.sha256(text)), text));
        this.texts = Set.copyOf(byHash.values());
    }

    /** By {@code sha256:<hex of its text>}. */
    Optional<String> byId(String id) {
        return id.startsWith(PREFIX)
                ? Optional.ofNullable(byHash.get(id.substring(PREFIX.length())))
                : Optional.empty();
    }

    boolean mayRun(String text) {
        return open || texts.contains(text);
    }

    /** A build without the web client knows none. */
    private static Map<String, String> read(JsonMapper json) {
        var file = new ClassPathResource("operations.json");
        if (!file.exists()) {
            return Map.of();
        }
        try (InputStream stream = file.getInputStream()) {
            return json.readValue(stream, new TypeReference<Map<String, String>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
