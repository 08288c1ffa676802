package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's import of parties, as a process that is killed while it writes: nothing of it is there, and the next one does all. */
class ImportKilledTests {

    private static final int PARTIES = 2_500;

    @TempDir
    Path home;

    @Test
    void whatAKilledImportWroteIsNotThereAndTheNextOneDoesAllOfIt() throws Exception {
        var own = OwnMongo.breakable();
        assumeTrue(own.isPresent(), "the files of the database are elsewhere");
        var uri = own.get().uri();
        try (var client = MongoClients.create(uri + "?replicaSet=own")) {
            done(command(uri, "keys", "new", home.resolve("keys").toString()));
            var file = Files.writeString(home.resolve("parties.csv"), parties());
            done(command(uri, "import", "parties", file.toString(), "--dry-run"));
            var entered = letTheSecondThousandWait(client);
            var killed = command(uri, "import", "parties", file.toString());
            admin(
                    client,
                    new Document("waitForFailPoint", "failCommand")
                            .append("timesEntered", entered + 1)
                            .append("maxTimeMS", 60_000));
            killed.destroyForcibly().waitFor();
            admin(client, new Document("configureFailPoint", "failCommand").append("mode", "off"));
            assertThat(branches(client))
                    .as("after kill -9 between two thousands")
                    .isZero();
            done(command(uri, "import", "parties", file.toString()));
            assertThat(branches(client)).isEqualTo(PARTIES);
        }
    }

    private void done(Process command) throws Exception {
        int status = command.waitFor();
        assertThat(status)
                .as(() -> {
                    try {
                        return Files.readString(home.resolve("said"), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .isZero();
    }

    private static String parties() {
        return IntStream.range(0, PARTIES)
                .mapToObj(i -> "GM0037;Proefpartij " + i + ";GR2026\n")
                .collect(Collectors.joining("", "cbs_code;name;election\n", ""));
    }

    private Process command(String uri, String... words) throws IOException {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Start.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().remove("SPRING_PROFILES_ACTIVE");
        builder.environment().put("MONGODB_URI", uri + "?replicaSet=own");
        builder.environment().put("GEVRAAGD_HOME", home.resolve("home").toString());
        builder.environment().put("GEVRAAGD_KEYS", home.resolve("keys").toString());
        builder.environment().put("GEVRAAGD_MAIL_FROM", "campagne@voorbeeld.example");
        builder.environment().put("GEVRAAGD_MAIL_POSTAL_ADDRESS", "Voorbeeldstraat 1, 1234 AB Voorbeeldstad");
        return builder.start();
    }

    /** @return how often something waited there before */
    private static int letTheSecondThousandWait(MongoClient client) {
        return admin(
                        client,
                        new Document("configureFailPoint", "failCommand")
                                .append("mode", new Document("skip", 1))
                                .append(
                                        "data",
                                        new Document("failCommands", List.of("insert", "update"))
                                                .append("namespace", "own.branches")
                                                .append("blockConnection", true)
                                                .append("blockTimeMS", 10_000)))
                .getInteger("count");
    }

    private static Document admin(MongoClient client, Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    private static long branches(MongoClient client) {
        return client.getDatabase("own").getCollection("branches").countDocuments();
    }
}
