package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.gevraagd.shared.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second start finds the first one's data again, whichever kind of server holds it. Docker is played here: it says what it would say. */
class MongoServersTests {

    private static final int TAKEN = 40_000;

    @TempDir
    Path home;

    private final Set<String> volumes = new HashSet<>();
    private final Set<String> containers = new HashSet<>();
    private final List<String> commands = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private boolean dockerRuns;
    private boolean fails;

    /** As {@code podman-docker} and Docker with an odd setting do, at every call. */
    @Test
    void whatDockerSaysBesideItsAnswerIsNoPartOfIt() {
        assertThat(MongoContainer.run(List.of("sh", "-c", "echo Emulate Docker CLI >&2; echo 0.0.0.0:1234")))
                .isEqualTo("0.0.0.0:1234\n");
        assertThatThrownBy(() -> MongoContainer.run(List.of("sh", "-c", "echo no space left on device >&2; exit 1")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is full");
    }

    @Test
    void theFirstStartTakesDockerWhereItRuns() {
        assertThat(start().which()).isEqualTo("a mongod");
        dockerRuns = true;
        assertThat(start().which()).contains("in the container gevraagd-", "data in Docker's volume of that name");
    }

    @Test
    void dataOfAMongodStaysWithItWhenDockerRunsLater() throws IOException {
        Files.createDirectories(home.resolve("mongodb").resolve("data"));
        Files.createFile(home.resolve("mongodb").resolve("data").resolve("WiredTiger"));
        dockerRuns = true;
        assertThat(start().which()).isEqualTo("a mongod");
        assertThat(commands).isEmpty();
    }

    @Test
    void dataInAVolumeIsNotLeftForAnEmptyMongodWhenDockerDoesNotRun() throws IOException {
        dockerRuns = true;
        start().leave();
        var volume = volumes.iterator().next();
        dockerRuns = false;
        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessage("The data of " + home + " is in Docker's volume " + volume
                        + ", and Docker does not run: start Docker, or remove " + home
                        + "/container/volume to begin anew without that data.");
        dockerRuns = true;
        assertThat(start().which()).contains(volume);
        Files.delete(home.resolve("container").resolve("volume"));
        dockerRuns = false;
        assertThat(start().which()).isEqualTo("a mongod");
    }

    @Test
    void aSecondStartTakesTheVolumeOfTheFirst() {
        dockerRuns = true;
        start().leave();
        start().leave();
        assertThat(volumes).hasSize(1);
        assertThat(begun).hasSize(2);
    }

    @Test
    void anotherApplicationUsesTheContainerThatRuns() {
        dockerRuns = true;
        start();
        start();
        assertThat(commands.stream().filter(command -> command.startsWith("run ")))
                .hasSize(1);
        assertThat(begun).hasSize(2).endsWith(TAKEN);
    }

    /** As a folder that was moved is still the same installation. */
    @Test
    void theVolumeGoesAlongWithTheFolder() throws IOException {
        dockerRuns = true;
        Files.createDirectories(home.resolve("container"));
        Files.writeString(home.resolve("container").resolve("volume"), "gevraagd-1a2b3c\n");
        start();
        assertThat(volumes).containsExactly("gevraagd-1a2b3c");
        Files.writeString(home.resolve("container").resolve("volume"), "gevr");
        assertThat(MongoContainer.volumeOf(home)).as("half written").isEmpty();
    }

    @Test
    void aVolumeWhoseKeysAreGoneIsNamedAndWhatToDo() throws IOException {
        dockerRuns = true;
        start().leave();
        var volume = volumes.iterator().next();
        Files.delete(home.resolve("container").resolve("volume")); // as the whole folder would be
        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessage("Docker's volume " + volume
                        + " holds data of an earlier start, and the keys to it are gone from "
                        + home + ": put that folder back, or remove the data with `docker rm --force " + volume
                        + "; docker volume rm " + volume + "`.");
        assertThat(containers).isEmpty();
        volumes.clear();
        assertThat(start().which()).contains(volume);
    }

    /** Docker makes the volume before it looks whether the port is free. */
    @Test
    void aFirstStartThatFailedIsNoDataOfAnother() {
        dockerRuns = true;
        fails = true;
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class);
        assertThat(volumes).hasSize(1);
        fails = false;
        assertThat(start().which()).contains(volumes.iterator().next());
    }

    /** Somebody else's volume, of which ours is only the beginning. */
    @Test
    void theVolumeOfAnotherFolderIsNoObstacle() throws IOException {
        dockerRuns = true;
        start().leave();
        var longer = volumes.iterator().next() + "0";
        Files.delete(home.resolve("container").resolve("volume"));
        volumes.clear();
        volumes.add(longer);
        start();
        assertThat(volumes).hasSize(2);
    }

    @Test
    void whoBringsTheKeysMayLoseTheFolder() throws IOException {
        var keys = Files.createDirectory(home.resolve("elsewhere")).resolve("keys");
        Keys.generate().writeNew(keys);
        assertThat(settings("GEVRAAGD_KEYS", keys.toString()).keysAreNew()).isFalse();
        assertThat(settings("SPRING_PROFILES_ACTIVE", "demo").keysAreNew()).isTrue();
        Keys.generate().writeNew(home.resolve("demo.keys"));
        assertThat(settings("SPRING_PROFILES_ACTIVE", "demo").keysAreNew()).isFalse();
        dockerRuns = true;
        start().leave();
        Files.delete(home.resolve("container").resolve("volume"));
        assertThat(new MongoContainer(home, false, this::docker, (port, alive, patience) -> {})
                        .start()
                        .which())
                .contains(volumes.iterator().next());
    }

    private Settings settings(String name, String value) {
        return new Settings(Map.of("GEVRAAGD_HOME", home.toString(), name, value));
    }

    /** A start that finds no keys. */
    private Database start() {
        return MongoServers.find(
                home,
                () -> dockerRuns,
                () -> new MongoContainer(home, true, this::docker, (port, alive, patience) -> {
                            alive.run();
                            begun.add(port);
                        })
                        .start(),
                () -> new Database("mongodb://nowhere", "a mongod", () -> {}));
    }

    private String docker(String... words) {
        assertThat(dockerRuns).isTrue();
        var command = String.join(" ", words);
        commands.add(command);
        return switch (words[0]) {
            case "volume" -> String.join("\n", volumes);
            case "ps" -> containers.stream().anyMatch(name -> command.endsWith("^" + name + "$")) ? "1f2e3d\n" : "";
            case "port" -> TAKEN + "/tcp -> 127.0.0.1:" + TAKEN + "\n";
            case "run" -> {
                volumes.add(words[8].replace(":/data/db", ""));
                if (fails) {
                    throw new CannotStart("the port is taken");
                }
                containers.add(words[4]);
                yield "1f2e3d\n";
            }
            case "stop" -> {
                containers.remove(words[1]);
                yield words[1];
            }
            default -> throw new AssertionError(command);
        };
    }
}
