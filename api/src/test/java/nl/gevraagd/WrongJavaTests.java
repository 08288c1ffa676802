package nl.gevraagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever has another Java reads: one sentence, from the command that builds as from the application. */
class WrongJavaTests {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("version \"(1\\.)?(\\d+)");

    /** The form of class files that Java 17 reads; the jar's own loader, of Spring Boot, asks for that as well. */
    private static final short OF_JAVA_17 = 61;

    @TempDir
    Path folder;

    @Test
    void anOlderJavaCanReadWhatTellsItSo() throws IOException {
        try (var start = Objects.requireNonNull(Start.class.getResourceAsStream("Start.class"))) {
            var head = start.readNBytes(8);
            assertThat(ByteBuffer.wrap(head).getShort(6)).isLessThanOrEqualTo(OF_JAVA_17);
        }
        assertThat(Start.refusal(17))
                .contains("Gevraagd needs Java 25, and this is Java 17: start it with the `java` of a JDK 25.");
        assertThat(Start.refusal(24)).isPresent();
        assertThat(Start.refusal(25)).isEmpty();
        assertThat(Start.refusal(26)).isEmpty();
    }

    /** Each that is installed here; where none is, the test above has to do. */
    @Test
    void anOlderJavaSaysInOneSentenceWhichIsNeeded() throws IOException, InterruptedException {
        var classes = Path.of(
                Start.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        for (var java : installed()) {
            int version = version(java);
            if (version >= 17 && version < 25) {
                var said = run(Map.of(), List.of(java, "-cp", classes.toString(), "nl.gevraagd.Start"));
                assertThat(said).isEqualTo(new Said(2, Start.refusal(version).orElseThrow() + "\n"));
            }
        }
    }

    /** Word for word, in a folder where nothing is but the script and something that would build. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCommandOfTheReadmeSaysThatThereIsNoJdk(int block) throws IOException, InterruptedException {
        assertThat(inAnEmptyClone(block, 17, true))
                .as("another one on the PATH")
                .isEqualTo(new Said(1, "Gevraagd needs a JDK 25; none was found. Install one, or set JAVA_HOME.\n"));
        assertThat(inAnEmptyClone(block, 25, false))
                .as("one that only runs")
                .isEqualTo(new Said(1, "Gevraagd needs a JDK 25; none was found. Install one, or set JAVA_HOME.\n"));
        assertThat(inAnEmptyClone(block, 25, true).words()).startsWith("building\n");
    }

    private Said inAnEmptyClone(int block, int java, boolean builds) throws IOException, InterruptedException {
        var clone = Files.createDirectory(folder.resolve("clone-" + java + builds));
        var script = Files.readString(TOP.resolve(".mvn").resolve("java25"));
        for (var place : List.of("/usr/lib/jvm/", "/opt/", "/Library/")) { // those of this machine are out of sight
            assertThat(script).contains(place);
            script = script.replace(place, "/none" + place);
        }
        Files.createDirectory(clone.resolve(".mvn"));
        executable(clone.resolve(".mvn").resolve("java25"), script);
        executable(clone.resolve("mvnw"), "#!/bin/sh\necho building\n");
        var bin = Files.createDirectories(clone.resolve("jdk").resolve("bin"));
        executable(
                bin.resolve("java"),
                "#!/bin/sh\necho 'openjdk version \"" + java + ".0.1\"' >&2\necho '    java.home = " + clone
                        + "/jdk' >&2\n");
        if (builds) {
            executable(bin.resolve("javac"), "#!/bin/sh\n");
        }
        var blocks = BLOCK.matcher(Files.readString(TOP.resolve("README.md"))).results();
        var command = blocks.skip(block - 1).findFirst().orElseThrow().group(1);
        return run(
                Map.of("PATH", bin + ":/usr/bin:/bin", "HOME", clone.toString()),
                List.of("sh", "-c", "cd '" + clone + "' && unset JAVA_HOME\n" + command));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static List<String> installed() throws IOException {
        var homes = Path.of("/usr/lib/jvm");
        var beside = Files.isDirectory(homes) ? list(homes) : List.<Path>of();
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(place -> !place.isBlank())
                .map(place -> Path.of(place, "java"));
        return Stream.concat(
                        path, beside.stream().map(home -> home.resolve("bin").resolve("java")))
                .filter(Files::isExecutable)
                .map(WrongJavaTests::real)
                .distinct()
                .map(Path::toString)
                .toList();
    }

    private static List<Path> list(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.toList();
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(String java) throws IOException, InterruptedException {
        var found = VERSION.matcher(run(Map.of(), List.of(java, "-version")).words());
        return found.find() ? Integer.parseInt(found.group(2)) : 0;
    }

    private record Said(int status, String words) {}

    private static Said run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // of which each Java says that it saw it
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }
}
