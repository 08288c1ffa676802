package nl.gevraagd.shared;

import org.bson.Document;
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
public class Installation {

    private static final String COLLECTION = "installation";

    private final MongoTemplate mongo;
    private final Keys keys;
    private final boolean demo;

    Installation(MongoTemplate mongo, Keys keys, Environment environment) {
        this.mongo = mongo;
        this.keys = keys;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    public boolean isDemo() {
        return demo;
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
        var mine = new Document("_id", COLLECTION).append("demo", demo).append("keys", keys.fingerprint());
        var found = mongo.getCollection(COLLECTION).find().first();
        if (found == null) {
            try {
                mongo.insert(mine, COLLECTION);
                return;
            } catch (DuplicateKeyException anotherInstanceWasFirst) {
                found = mongo.getCollection(COLLECTION).find().first();
            }
        }
        if (found != null && demo != found.getBoolean("demo", false)) {
            throw new WrongInstallation(
                    demo
                            ? "The profile demo refuses to start: this database holds real people."
                            : "This database belongs to the demo; start with SPRING_PROFILES_ACTIVE=demo or take another MONGODB_URI.");
        }
        if (found != null && !keys.fingerprint().equals(found.getString("keys"))) {
            throw new WrongInstallation(
                    "GEVRAAGD_KEYS names a file with other keys than those this database was made with.");
        }
    }

    /** The start is refused, with one sentence for the operator. */
    public static class WrongInstallation extends RuntimeException {

        private static final long serialVersionUID = 1;

        WrongInstallation(String sentence) {
            super(sentence);
        }
    }
}
