package nl.gevraagd.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Seals what is personal under the person's own data key (AES-256-GCM). The data keys stand in a database of their own,
 * wrapped by the key-encryption key; deleting one is erasure.
 *
 * <p>A person is any owner of personal data: a prospect, a member, a goodbye letter. The context (such as {@code
 * "prospect.person"}) is authenticated too, so that ciphertext moved to another field or person does not open.
 */
@Component
public class Vault {

    /** An open key lives shorter than anybody waits for an erasure to be complete; the documents go at once. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final MongoTemplate mongo;
    private final Keys keys;
    private final Cache<String, Aead> open = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Vault(@Qualifier("keys") MongoTemplate mongo, Keys keys) {
        this.mongo = mongo;
        this.keys = keys;
    }

    /** Makes the person's key, once: asking again keeps the one there is. */
    public void createKey(String person) {
        int version = keys.currentVersion(Keys.Use.ENCRYPTION);
        try {
            mongo.insert(new DataKey(person, version, wrap(version, person, Keys.random(32))));
        } catch (DuplicateKeyException alreadyThere) {
            return; // an idempotent retry ends up here
        } finally {
            open.invalidate(person); // what is remembered may be one that was destroyed elsewhere
        }
    }

    /** Makes keys for many new people in one write, for the demo and for tests with a crowd. */
    public void createKeys(Collection<String> people) {
        int version = keys.currentVersion(Keys.Use.ENCRYPTION);
        mongo.insertAll(people.stream()
                .map(person -> new DataKey(person, version, wrap(version, person, Keys.random(32))))
                .toList());
    }

    /** Forgets the person for good. */
    public void destroyKey(String person) {
        mongo.remove(Query.query(Criteria.where("_id").is(person)), DataKey.class);
        open.invalidate(person);
    }

    /**
     * Encrypts a text.
     *
     * @throws KeyGone when the person is erased
     */
    public Sealed seal(String person, String context, String plain) {
        try {
            return new Sealed(
                    keyOf(person).encrypt(plain.getBytes(StandardCharsets.UTF_8), associated(person, context)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a text back.
     *
     * @throws KeyGone when the person is erased
     */
    public String open(String person, String context, Sealed sealed) {
        try {
            return new String(
                    keyOf(person).decrypt(sealed.bytes(), associated(person, context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("sealed data does not open under its person's key", tampered);
        }
    }

    /** Fetches the keys of a whole page in one read, so that opening it costs no more. */
    public void prepare(Collection<String> people) {
        var missing = new HashSet<>(people);
        missing.removeAll(open.getAllPresent(people).keySet());
        if (!missing.isEmpty()) {
            find(List.copyOf(missing)).forEach(key -> open.put(key.id(), unwrap(key)));
        }
    }

    private Aead keyOf(String person) {
        var key = open.getIfPresent(person);
        if (key == null) {
            key = find(List.of(person)).stream().findFirst().map(this::unwrap).orElseThrow(KeyGone::new);
            open.put(person, key);
        }
        return key;
    }

    private List<DataKey> find(List<String> people) {
        return mongo.find(Reads.where(Criteria.where("_id").in(people)), DataKey.class);
    }

    private Sealed wrap(int version, String person, byte[] key) {
        try {
            return new Sealed(keys.encryption(version).encrypt(key, associated(person, "key")));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Aead unwrap(DataKey key) {
        try {
            return new AesGcm(
                    keys.encryption(key.version()).decrypt(key.wrapped().bytes(), associated(key.id(), "key")));
        } catch (GeneralSecurityException otherKeys) {
            throw new IllegalStateException("a data key does not open under the key file's keys", otherKeys);
        }
    }

    static byte[] associated(String person, String context) {
        return (context + "\0" + person).getBytes(StandardCharsets.UTF_8);
    }

    @Document("people")
    record DataKey(@Id String id, int version, Sealed wrapped) {}
}
