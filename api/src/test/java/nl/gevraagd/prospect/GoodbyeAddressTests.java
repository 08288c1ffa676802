package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.shared.DatabaseClock;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The address that a goodbye goes to outlives an erasure by an hour at the most. */
@WholeApplication
class GoodbyeAddressTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    @Qualifier("keys")
    MongoTemplate peoplesKeys;

    @Autowired
    ProspectRepository prospects;

    @Autowired
    GoodbyeAddresses addresses;

    @Autowired
    DatabaseClock clock;

    @Test
    void afterAnHourItIsFoundNoMoreAndThenItIsGoneWithItsKey() {
        var person = prospects
                .find(new Cast(application, port).invent(1).getFirst().id())
                .orElseThrow();
        addresses.keep(person);
        var key = "goodbye:" + person.id().value();

        keptAt(key, clock.now().minus(Duration.ofMinutes(59)));
        addresses.forgetOld();
        assertThat(addresses.find(person.id())).isPresent();
        assertThat(keys(key)).isOne();

        keptAt(key, clock.now().minus(Duration.ofMinutes(61)));
        assertThat(addresses.find(person.id())).as("before anybody swept").isEmpty();
        addresses.forgetOld();
        assertThat(mongo.getCollection("goodbyes").countDocuments(new Document("_id", key)))
                .isZero();
        assertThat(keys(key)).isZero();
    }

    private void keptAt(String key, Instant time) {
        mongo.getCollection("goodbyes")
                .updateOne(new Document("_id", key), new Document("$set", new Document("at", Date.from(time))));
    }

    private long keys(String key) {
        return peoplesKeys.getCollection("people").countDocuments(new Document("_id", key));
    }
}
