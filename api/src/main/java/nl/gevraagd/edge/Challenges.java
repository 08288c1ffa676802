package nl.gevraagd.edge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Installation;
import nl.gevraagd.shared.Keys;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks whoever sends a form for a little work (ALTCHA), so that sending thousands is dear. A solution is good once over all
 * instances. Where its store is away, nobody passes.
 */
@RestController
class Challenges implements ChallengeGate {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final long HARDEST = 50_000;
    private static final int LONGEST = 4_000;

    private final MongoTemplate mongo;
    private final JsonMapper json;
    private final Clock clock;
    private final String key;
    private final boolean asked;

    Challenges(
            MongoTemplate mongo,
            JsonMapper json,
            Clock clock,
            Keys keys,
            Installation installation,
            Environment environment) {
        this.mongo = mongo;
        this.json = json;
        this.clock = clock;
        this.key = HexFormat.of().formatHex(keys.stableMac("challenge", ""));
        var shield = environment.getProperty("gevraagd.shield", "on");
        if (!shield.equals("on") && !(shield.equals("off") && installation.isDemo())) {
            throw new IllegalArgumentException("GEVRAAGD_SHIELD is on, or off in the profile demo only.");
        }
        this.asked = shield.equals("on");
    }

    /** 204 where nothing is asked. */
    @GetMapping("/challenge")
    ResponseEntity<Altcha.Challenge> challenge() throws Exception {
        if (!asked) {
            return ResponseEntity.noContent().build();
        }
        var options = new Altcha.ChallengeOptions()
                .setAlgorithm(Altcha.Algorithm.SHA256)
                .setMaxNumber(HARDEST)
                .setHmacKey(key)
                .setSecureRandomNumber(true)
                .setExpiresInSeconds(LIFE.toSeconds());
        return ResponseEntity.ok(Altcha.createChallenge(options));
    }

    @Override
    public boolean passes(@Nullable String solution) {
        return !asked || (solution != null && solution.length() <= LONGEST && isSolved(solution) && isNew(solution));
    }

    private boolean isSolved(String solution) {
        try {
            return Altcha.verifySolution(solution, key, true);
        } catch (Exception notASolution) {
            return false;
        }
    }

    /** By the signature that we made, not by the text around it. */
    private boolean isNew(String solution) {
        JsonNode payload = json.readTree(new String(Base64.getDecoder().decode(solution), StandardCharsets.UTF_8));
        var signature = payload.path("signature").asString("");
        try {
            mongo.insert(new Solved(HexFormat.of().formatHex(Hashes.sha256(signature)), clock.instant()));
            return true;
        } catch (DuplicateKeyException usedBefore) {
            return false;
        }
    }

    @Document("solved_challenges")
    record Solved(@Id String id, Instant at) {}
}
