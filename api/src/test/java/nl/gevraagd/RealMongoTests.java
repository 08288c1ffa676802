package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An imitation that tests could run on is found out; each is the real server here, but for one thing. */
class RealMongoTests {

    private final String uri = TestMongo.database();
    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase admin = client.getDatabase("admin");
    private final MongoDatabase database =
            client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
    private final MongoCollection<Document> scratch = database.getCollection("probe");

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void theOneThatTheTestsRunOnIsReal() {
        assertThatCode(() -> RealMongo.check(admin, scratch)).doesNotThrowAnyException();
    }

    @Test
    void aServerOfAnotherNameIsNone() {
        var engines = new Document("storageEngines", List.of("wiredTiger"));
        refused(with(admin, MongoDatabase.class, "runCommand", () -> engines.append("process", "ferretdb")), scratch)
                .hasMessageContaining("its process is ferretdb");
        refused(with(admin, MongoDatabase.class, "runCommand", () -> new Document("process", "mongod")), scratch)
                .hasMessageContaining("no storage engine");
    }

    @Test
    void aServerThatForgetsWhatAnIndexPromisesIsNone() {
        refused(admin, with(scratch, MongoCollection.class, "createIndex", () -> "number_1"))
                .hasMessageContaining("partial unique index");
    }

    @Test
    void aServerThatTellsOfNoChangesIsNone() {
        refused(admin, with(scratch, MongoCollection.class, "watch", () -> {
                    throw new MongoException("only supported on replica sets");
                }))
                .hasMessageContaining("stream of changes");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            MongoDatabase admin, MongoCollection<Document> scratch) {
        return assertThatThrownBy(() -> RealMongo.check(admin, scratch))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Tests need a real MongoDB");
    }

    /** The same, but for one method. */
    @SuppressWarnings("unchecked")
    private static <T> T with(T real, Class<?> type, String changed, Supplier<Object> instead) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals(changed)) {
                return instead.get();
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        });
    }
}
