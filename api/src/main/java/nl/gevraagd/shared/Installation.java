package nl.gevraagd.shared;

import com.mongodb.client.model.UpdateOptions;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What this database belongs to: a demo or real people, and which keys. The first start writes it down; every later start
 * with another profile or other keys is refused, so that invented and real people never mix.
 */
@Component
public class Installation implements InitializingBean {

    private static final String COLLECTION = "installation";
    private static final Document IT = new Document("_id", COLLECTION);

    private final MongoTemplate mongo;
    private final MongoTemplate peoplesKeys;
    private final Keys keys;
    private final boolean demo;
    private final boolean named;

    Installation(
            MongoTemplate mongo, @Qualifier("keys") MongoTemplate peoplesKeys, Keys keys, Environment environment) {
        this.mongo = mongo;
        this.peoplesKeys = peoplesKeys;
        this.keys = keys;
        this.named = !environment.getProperty("gevraagd.keys", "").isEmpty();
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    public boolean isDemo() {
        return demo;
    }

    /** Before anything else asks this database: whoever reads while it is made itself depends on this bean. */
    @Override
    public void afterPropertiesSet() {
        check();
    }

    /**
     * @throws WrongInstallation when the database belongs to another profile or other keys, or is no replica set: what is
     *     written has to outlive a server, and open pages follow what is written
     */
    void check() {
        var hello = mongo.executeCommand(new Document("hello", 1));
        if (!hello.containsKey("setName") && !"isdbgrid".equals(hello.getString("msg"))) {
            throw new WrongInstallation(
                    "The MongoDB that MONGODB_URI names is no replica set: start it with --replSet and initiate it, one server is enough.");
        }
        var found = mongo.getCollection(COLLECTION).find(IT).first();
        if (found == null) {
            var mine = new Document(IT)
                    .append("demo", demo)
                    .append("keys", fingerprints())
                    .append(
                            "mark",
                            markOfKeys(true)); // written there first, so that whoever dies here leaves nothing amiss
            try {
                mongo.insert(mine, COLLECTION);
                return;
            } catch (DuplicateKeyException anotherInstanceWasFirst) {
                found = mongo.getCollection(COLLECTION).find(IT).first();
            }
        }
        if (found != null && demo != found.getBoolean("demo", false)) {
            throw new WrongInstallation(
                    demo
                            ? "The profile demo refuses to start: this database holds real people."
                            : "This database belongs to the demo; start with SPRING_PROFILES_ACTIVE=demo or take another MONGODB_URI.");
        }
        if (found != null) {
            checkKeys(found.get("keys"));
            checkKeysOfPeople(found.getString("mark"));
        }
    }

    /** Where somebody's key is missing they were erased: without this database all would be, one after the other. */
    private void checkKeysOfPeople(@Nullable String mark) {
        if (mark == null) { // until the end of November 2026 there was none
            mongo.getCollection(COLLECTION).updateOne(IT, new Document("$set", new Document("mark", markOfKeys(true))));
        } else if (!mark.equals(markOfKeys(false))) {
            throw new WrongInstallation("The database " + peoplesKeys.getDb().getName() + " does not belong to "
                    + mongo.getDb().getName() + ": restore both, or neither.");
        }
    }

    /** By which both databases know each other. */
    private @Nullable String markOfKeys(boolean leave) {
        var marks = peoplesKeys.getCollection(COLLECTION);
        if (leave) {
            marks.updateOne(
                    IT,
                    new Document("$setOnInsert", new Document("mark", RandomId.next())),
                    new UpdateOptions().upsert(true));
        }
        var found = marks.find(IT).first();
        return found == null ? null : found.getString("mark");
    }

    /** Each key that was ever used here has to be there, or what it made is lost; newer ones join. */
    private void checkKeys(@Nullable Object known) {
        var mine = fingerprints();
        boolean lacks = known instanceof Document used
                ? used.entrySet().stream().anyMatch(key -> !key.getValue().equals(mine.get(key.getKey())))
                : !keys.fingerprintOfLasting().equals(known); // as it was written down until the end of November 2026
        if (lacks) {
            throw new WrongInstallation(
                    named
                            ? "GEVRAAGD_KEYS names a file that lacks keys which this database was used with: take the newest file of this installation."
                            : "The keys that this database was used with are gone: they were in a file " + Keys.OF_DEMO
                                    + " under GEVRAAGD_HOME. Put it back, or begin with an empty database.");
        }
        if (!mine.equals(known)) {
            mongo.getCollection(COLLECTION).updateOne(IT, new Document("$set", new Document("keys", mine)));
        }
    }

    private Document fingerprints() {
        return new Document(new TreeMap<>(keys.fingerprints()));
    }

    /** The start is refused, with one sentence for the operator. */
    public static class WrongInstallation extends RuntimeException {

        private static final long serialVersionUID = 1;

        WrongInstallation(String sentence) {
            super(sentence);
        }
    }
}
