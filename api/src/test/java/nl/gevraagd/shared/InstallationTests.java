package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.Installation.WrongInstallation;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.env.MockEnvironment;

/** Nobody starts with keys that lack one which made what is in the database. */
@WholeApplication
class InstallationTests {

    @Autowired
    MongoTemplate mongo;

    @Autowired
    @Qualifier("keys")
    MongoTemplate peoplesKeys;

    @Autowired
    Keys keys;

    @Autowired
    Environment environment;

    private Document before = new Document();

    @BeforeEach
    void remember() {
        before = Objects.requireNonNull(
                mongo.getCollection("installation").find().first());
    }

    @AfterEach
    void bringBack() {
        mongo.getCollection("installation").replaceOne(new Document("_id", before.get("_id")), before);
    }

    @Test
    void newerKeysJoinAndAnOlderFileIsRefusedFromThenOn() {
        start(keys);
        start(keys.rotated());
        refused(keys);
    }

    @Test
    void othersKeysAreRefused() {
        refused(Keys.generate());
    }

    @Test
    void whatWasOnceWrittenDownOfTheKeysStillHolds() {
        writeDown(Keys.generate().fingerprintOfLasting());
        refused(keys);
        writeDown(keys.fingerprintOfLasting());
        start(keys);
        assertThat(mongo.getCollection("installation").find().first())
                .containsEntry("keys", new Document(keys.fingerprints()));
    }

    @Test
    void theDemoAndProductionRefuseEachOthersDatabase() {
        var production = new MockEnvironment();
        assertThatThrownBy(() -> new Installation(mongo, peoplesKeys, keys, production).check())
                .isInstanceOf(WrongInstallation.class)
                .hasMessageContaining("belongs to the demo");
        mongo.getCollection("installation")
                .updateOne(new Document("_id", before.get("_id")), new Document("$set", new Document("demo", false)));
        var demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        assertThatThrownBy(() -> new Installation(mongo, peoplesKeys, keys, demo).check())
                .isInstanceOf(WrongInstallation.class)
                .hasMessageContaining("holds real people");
        new Installation(mongo, peoplesKeys, keys, production).check();
    }

    @Test
    void whoNamedNoKeysIsNotToldOfASettingButOfTheFileThatIsGone() {
        var demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        assertThatThrownBy(() -> new Installation(mongo, peoplesKeys, Keys.generate(), demo).check())
                .isInstanceOf(WrongInstallation.class)
                .hasMessageContaining("demo.keys under GEVRAAGD_HOME")
                .hasMessageNotContaining("GEVRAAGD_KEYS");
    }

    /** Each missing key of a person means that they were erased. */
    @Test
    void aDatabaseWhoseKeysOfPeopleWereNotRestoredIsRefused() {
        var marks = peoplesKeys.getCollection("installation");
        var mark = Objects.requireNonNull(marks.find().first());
        assertThat(mark.get("mark")).isEqualTo(before.get("mark"));
        marks.deleteMany(new Document());
        refused(keys);
        marks.insertOne(new Document(mark).append("mark", "of another"));
        assertThatThrownBy(() -> start(keys))
                .isInstanceOf(WrongInstallation.class)
                .hasMessageMatching("The database \\S+_keys does not belong to \\S+: restore both, or neither.");
        marks.replaceOne(new Document("_id", mark.get("_id")), mark);
        start(keys);
    }

    @Test
    void databasesOfBeforeLearnToKnowEachOther() {
        mongo.getCollection("installation")
                .updateOne(new Document("_id", before.get("_id")), new Document("$unset", new Document("mark", "")));
        start(keys);
        assertThat(mongo.getCollection("installation").find().first()).containsEntry("mark", before.get("mark"));
    }

    private void writeDown(String fingerprint) {
        mongo.getCollection("installation")
                .updateOne(
                        new Document("_id", before.get("_id")),
                        new Document("$set", new Document("keys", fingerprint)));
    }

    private void start(Keys with) {
        new Installation(mongo, peoplesKeys, with, environment).check();
    }

    private void refused(Keys with) {
        assertThatThrownBy(() -> start(with)).isInstanceOf(WrongInstallation.class);
    }
}
