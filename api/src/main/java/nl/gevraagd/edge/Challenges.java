package nl.gevraagd.edge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.gevraagd.shared.ChallengeGate;
import nl.gevraagd.shared.DatabaseClock;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Keys;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks whoever sends a form for a little work and a little time (ALTCHA), so that sending thousands is dear. A solution is
 * good for one thing over all instances, from two seconds after it was asked for, by the database's clock. Where its
 * store is away, nobody passes.
 */
@RestController
class Challenges implements ChallengeGate {

    /** Nobody fills in a form faster. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final long HARDEST = 50_000;
    private static final int LONGEST = 4_000;

    /** Exactly as it was handed out: digits cannot move from the number into it, or out of it. */
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=\\d{10}&issued=(\\d{13})&");

    private final MongoTemplate mongo;
    private final JsonMapper json;
    private final DatabaseClock clock;
    private final String key;
    private final boolean asked;

    Challenges(MongoTemplate mongo, JsonMapper json, DatabaseClock clock, Keys keys, Shield shield) {
        this.mongo = mongo;
        this.json = json;
        this.clock = clock;
        this.key = HexFormat.of().formatHex(keys.stableMac("challenge", ""));
        this.asked = shield.isUp();
    }

    /** 204 where nothing is asked. */
    @GetMapping("/challenge")
    ResponseEntity<Altcha.Challenge> challenge() throws Exception {
        return asked
                ? ResponseEntity.ok(issue(clock.now(), HARDEST))
                : ResponseEntity.noContent().build();
    }

    Altcha.Challenge issue(Instant now, long hardest) throws Exception {
        return Altcha.createChallenge(new Altcha.ChallengeOptions()
                .setAlgorithm(Altcha.Algorithm.SHA256)
                .setMaxNumber(hardest)
                .setHmacKey(key)
                .setSecureRandomNumber(true)
                .setExpires(now.plus(LIFE).getEpochSecond())
                .addParam("issued", Long.toString(now.toEpochMilli())));
    }

    @Override
    public boolean passes(@Nullable String solution, Optional<String> purpose) {
        if (!asked) {
            return true;
        }
        var payload = solution == null || solution.length() > LONGEST ? Optional.<JsonNode>empty() : solved(solution);
        if (payload.isEmpty()) {
            return false; // and the database is asked nothing
        }
        var now = clock.now();
        return isInTime(payload.get(), now)
                && purpose.map(what -> isSpentOn(what, payload.get(), now)).orElse(true);
    }

    /** What was solved; empty for what is no solution of a challenge of ours. */
    private Optional<JsonNode> solved(String solution) {
        try {
            var payload = json.readTree(new String(Base64.getDecoder().decode(solution), StandardCharsets.UTF_8));
            return Altcha.verifySolution(solution, key, false) ? Optional.of(payload) : Optional.empty();
        } catch (RuntimeException notASolution) { // of whichever kind: what is no JSON, no number, no algorithm
            return Optional.empty();
        } catch (Exception ours) { // anything checked is about this machine, such as an algorithm that it lacks
            throw new IllegalStateException("nothing that was solved can be looked at here", ours);
        }
    }

    private static boolean isInTime(JsonNode payload, Instant now) {
        var salt = SALT.matcher(payload.path("salt").asString(""));
        if (!salt.matches()) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochMilli(Long.parseLong(salt.group(1))), now);
        return age.compareTo(LEAST) >= 0 && age.compareTo(LIFE) < 0;
    }

    /** Whoever comes first says on what. By the signature that we made, not by the text around it. */
    private boolean isSpentOn(String purpose, JsonNode payload, Instant now) {
        var signature = payload.path("signature").asString("");
        var kept = mongo.findAndModify(
                Query.query(Criteria.where("_id").is(HexFormat.of().formatHex(Hashes.sha256(signature)))),
                new Update().setOnInsert("at", now).setOnInsert("purpose", purpose),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Solved.class);
        return kept != null && purpose.equals(kept.purpose());
    }

    @Document("solved_challenges")
    record Solved(@Id String id, Instant at, @Nullable String purpose) {}
}
