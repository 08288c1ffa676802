package nl.gevraagd.shared;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals what somebody typed before anybody knows whether they mean it: sign-ups that are not confirmed, requests for a
 * link. Each gets a key of its own, derived from a secret of that day, so that writing it down costs one insert; when the
 * day's secret is deleted, all of it is beyond reading, in back-ups too.
 */
@Component
public class DayKeys {

    /** Unconfirmed sign-ups vanish after 7 days (requirement P6); a day's secret outlives the last of that day. */
    private static final Duration KEPT = Duration.ofDays(9);

    private final MongoTemplate mongo;
    private final Keys keys;
    private final Clock clock;
    private final DatabaseClock databaseClock;
    private final LoadingCache<String, byte[]> secrets = Caffeine.newBuilder()
            .maximumSize(16)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build(this::secretOf);

    DayKeys(@Qualifier("keys") MongoTemplate mongo, Keys keys, Clock clock, DatabaseClock databaseClock) {
        this.mongo = mongo;
        this.keys = keys;
        this.clock = clock;
        this.databaseClock = databaseClock;
    }

    /** The day that is stored beside what is sealed today (UTC). */
    public String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    public Sealed seal(String day, String id, String context, String plain) {
        try {
            return new Sealed(
                    aead(day, id).encrypt(plain.getBytes(StandardCharsets.UTF_8), Vault.associated(id, context)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads it back.
     *
     * @throws KeyGone when that day is forgotten
     */
    public String open(String day, String id, String context, Sealed sealed) {
        try {
            return new String(
                    aead(day, id).decrypt(sealed.bytes(), Vault.associated(id, context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("sealed data does not open under its day's key", tampered);
        }
    }

    /** Deletes the secrets of days that are over for good. */
    @Scheduled(fixedDelay = 3_600_000)
    void forgetOldDays() {
        var oldest = LocalDate.ofInstant(databaseClock.now().minus(KEPT), ZoneOffset.UTC)
                .toString();
        mongo.remove(Query.query(Criteria.where("_id").lt(oldest)), DaySecret.class);
        secrets.invalidateAll();
    }

    private Aead aead(String day, String id) {
        return new AesGcm(Keys.mac(secrets.get(day), "day", id));
    }

    private byte[] secretOf(String day) {
        var secret = Reads.byId(mongo, day, DaySecret.class);
        if (secret == null) {
            if (!day.equals(today())) {
                throw new KeyGone();
            }
            secret = create(day);
        }
        try {
            return keys.encryption(secret.version()).decrypt(secret.wrapped().bytes(), Vault.associated(day, "day"));
        } catch (GeneralSecurityException otherKeys) {
            throw new IllegalStateException("a day's secret does not open under the key file's keys", otherKeys);
        }
    }

    private DaySecret create(String day) {
        int version = keys.currentVersion(Keys.Use.ENCRYPTION);
        try {
            var wrapped = keys.encryption(version).encrypt(Keys.random(32), Vault.associated(day, "day"));
            return mongo.insert(new DaySecret(day, version, new Sealed(wrapped)));
        } catch (DuplicateKeyException anotherInstanceWasFirst) {
            return Objects.requireNonNull(Reads.byId(mongo, day, DaySecret.class));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Document("days")
    record DaySecret(@Id String id, int version, Sealed wrapped) {}
}
