package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance row R-64: what nobody confirmed goes by itself, and the secret that it was sealed under after it. */
@WholeApplication
class DayKeysTests {

    private static final Duration UNCONFIRMED = Duration.ofDays(7);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    @Qualifier("keys")
    MongoTemplate secrets;

    @Autowired
    Keys keys;

    @Autowired
    DatabaseClock clock;

    @Autowired
    DayKeys days;

    @Test
    void aSignUpThatNobodyConfirmsVanishesAfterAWeek() {
        assertThat(mongo.getCollection("submissions").listIndexes())
                .as("MongoDB takes away what is older than its date, within a minute")
                .anySatisfy(index -> {
                    assertThat(index.get("key")).isEqualTo(new Document("vanishAt", 1));
                    assertThat(index.get("expireAfterSeconds", Number.class).longValue())
                            .isZero();
                });
        var cast = new Cast(application, port);
        var before = ids();
        var asked = clock.now();
        cast.pendingSignUp(Cast.mark());
        var mine = mongo.getCollection("submissions")
                .find(new Document("_id", new Document("$nin", before)))
                .hintString("_id_")
                .into(new java.util.ArrayList<>());
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().getDate("vanishAt").toInstant())
                .isBetween(
                        asked.plus(UNCONFIRMED).minusSeconds(5),
                        clock.now().plus(UNCONFIRMED).plusSeconds(5));
        assertThat(mine.getFirst()).containsEntry("day", days.today());
    }

    private List<String> ids() {
        return mongo.getCollection("submissions")
                .find()
                .map(one -> one.getString("_id"))
                .into(new java.util.ArrayList<>());
    }

    @Test
    void aDaysSecretGoesOnceNothingOfThatDayCanBeConfirmedAnyMore() {
        var kept = sealedDaysAgo(8); // a sign-up of late that evening is there for most of it
        var over = sealedDaysAgo(10);
        assertThat(days.open(over.day(), "id", "test", over.sealed())).isEqualTo("said");
        days.forgetOldDays();
        assertThatThrownBy(() -> days.open(over.day(), "id", "test", over.sealed()))
                .isInstanceOf(KeyGone.class);
        assertThat(secrets.getCollection("days").find(new Document("_id", over.day())))
                .isEmpty();
        assertThat(days.open(kept.day(), "id", "test", kept.sealed())).isEqualTo("said");
        assertThat(days.open(days.today(), "id", "test", days.seal(days.today(), "id", "test", "now")))
                .isEqualTo("now");
    }

    private record OfADay(String day, Sealed sealed) {}

    private OfADay sealedDaysAgo(int ago) {
        var then = Clock.fixed(clock.now().minus(Duration.ofDays(ago)), ZoneOffset.UTC);
        var past = new DayKeys(secrets, keys, then, clock);
        return new OfADay(past.today(), past.seal(past.today(), "id", "test", "said"));
    }
}
