package nl.gevraagd.access;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The indexes under members, sessions and requests for a link. */
@Component
class AccessMigration implements Migration {

    @Override
    public String name() {
        return "0600-access-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        var members = database.getCollection("members");
        members.createIndex(
                new Document("address", 1), new IndexOptions().name("address").unique(true));
        members.createIndex(new Document("grants.branch", 1), new IndexOptions().name("branch"));
        var sessions = database.getCollection("sessions");
        sessions.createIndex(
                new Document("usedAt", 1),
                new IndexOptions().name("vanish").expireAfter(SessionProperties.KEPT.toDays(), TimeUnit.DAYS));
        sessions.createIndex(
                new Document("member", 1), new IndexOptions().name("member").sparse(true));
        sessions.createIndex(
                new Document("citizen", 1), new IndexOptions().name("citizen").sparse(true));
        var requests = database.getCollection("link_requests");
        Effects.index(requests);
        requests.createIndex(
                new Document("at", 1), new IndexOptions().name("vanish").expireAfter(1L, TimeUnit.HOURS));
    }
}
