package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Acceptance row R-64: what is kept for a while is taken away by the database itself, as `docs/privacy.md` says. */
@WithoutServer
class VanishingTests {

    @Autowired
    MongoTemplate mongo;

    @ParameterizedTest
    @CsvSource({
        "submissions, vanishAt, 0",
        "sessions, usedAt, 86400",
        "link_requests, at, 3600",
        "solved_challenges, at, 7200",
        "letter_caps, at, 7200",
        "uploads, at, 86400"
    })
    void theDatabaseTakesAwayWhatIsKeptForAWhile(String collection, String since, long seconds) {
        assertThat(mongo.getCollection(collection).listIndexes())
                .filteredOn(index -> index.containsKey("expireAfterSeconds"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.get("key")).isEqualTo(new Document(since, 1));
                    assertThat(index.get("expireAfterSeconds", Number.class).longValue())
                            .isEqualTo(seconds);
                });
    }
}
