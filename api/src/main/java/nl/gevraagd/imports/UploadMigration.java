package nl.gevraagd.imports;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What is known of an upload vanishes with it. */
@Component
class UploadMigration implements Migration {

    @Override
    public String name() {
        return "0950-upload-indexes";
    }

    @Override
    public void run(MongoDatabase database) {
        database.getCollection("uploads")
                .createIndex(
                        new Document("at", 1),
                        new IndexOptions().name("vanish").expireAfter(Uploads.KEPT.toSeconds(), TimeUnit.SECONDS));
    }
}
