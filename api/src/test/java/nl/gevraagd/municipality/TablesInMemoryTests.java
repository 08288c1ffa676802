package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.MongoGate;
import nl.gevraagd.TestMongo;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Pages about municipalities are there while the database is not. */
class TablesInMemoryTests {

    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    private final ConnectionString address = new ConnectionString(TestMongo.database());
    private final MongoGate gate =
            new MongoGate(new ServerAddress(address.getHosts().getFirst()));
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(
                    new ConnectionString("mongodb://127.0.0.1:" + gate.port() + "/?directConnection=true"))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
            .build());
    private final MongoTemplate mongo = new MongoTemplate(client, Objects.requireNonNull(address.getDatabase()));
    private final Today clock = new Today();
    private final ReferenceTables tables = new ReferenceTables(mongo, clock);

    @AfterEach
    void leaveNothing() {
        client.close();
        try (var past = MongoClients.create(address)) { // what was cut off may be noticed at the next use only
            past.getDatabase(Objects.requireNonNull(address.getDatabase())).drop();
        }
    }

    @Test
    void whileTheDatabaseIsAwayReadersHaveTheLastGoodCopyAtOnce() {
        clock.day = LocalDate.of(2026, 12, 31);
        var municipalities = new Municipalities(tables, clock);
        gate.shut();
        clock.day = LocalDate.of(2027, 1, 1);
        long asked = System.nanoTime();
        assertThat(municipalities.byCode("GM1696")).map(Municipality::name).contains("Hilversum");
        assertThat(municipalities.search("wijdemeren"))
                .as("by the names of that day")
                .extracting(Municipality::name)
                .containsExactly("Hilversum");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
    }

    @Test
    void whatAnOperatorImportsIsSeenAtTheNextLook() {
        var municipalities = new Municipalities(tables, clock);
        for (var table : List.of(ReferenceTable.MUNICIPALITIES, ReferenceTable.MERGERS)) {
            tables.replace(table, ReferenceTables.bundled(table).replace("2027-01-01", "2026-11-01"));
        }
        assertThat(municipalities.byCode("GM1696")).map(Municipality::name).contains("Wijdemeren");
        municipalities.follow();
        assertThat(municipalities.byCode("GM1696")).map(Municipality::name).contains("Hilversum");
        gate.shut();
        assertThatThrownBy(municipalities::follow).matches(DatabaseAway::isTold);
        assertThat(municipalities.byCode("GM1696")).map(Municipality::name).contains("Hilversum");
    }

    @Test
    void aFirstCopyThatCannotBeReadEndsTheStart() {
        gate.shut();
        assertThatThrownBy(() -> new Municipalities(tables, clock)).matches(DatabaseAway::isTold);
    }

    private static final class Today extends Clock {

        private LocalDate day = LocalDate.of(2026, 11, 27);

        @Override
        public Instant instant() {
            return day.atTime(12, 0).atZone(Days.HERE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
