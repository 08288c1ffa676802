package nl.gevraagd.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * One server for all applications that share a folder: the first starts it, the last stops it. Who uses it is said by files
 * named after their processes, so that one that was killed does not count.
 */
final class SharedServer {

    private final Path folder;

    /** @throws CannotStart when the folder cannot be written */
    SharedServer(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(users());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * @param running the port of the server, when it is there already
     * @param start starts it and gives its port
     */
    int join(Supplier<Optional<Integer>> running, IntSupplier start) {
        try {
            return locked(() -> {
                int port = running.get().orElseGet(start::getAsInt);
                Files.writeString(mine(), "");
                return port;
            });
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(e);
        }
    }

    /** @param stop run when nobody else uses it */
    void leave(Runnable stop) {
        try {
            locked(() -> {
                Files.deleteIfExists(mine());
                if (!othersUseIt()) {
                    stop.run();
                }
                return true;
            });
        } catch (IOException | UncheckedIOException | CannotStart e) {
            System.err.println("The MongoDB of " + folder + " could not be stopped; the next start uses it again.");
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Two applications that start together make one server. */
    private <T> T locked(Work<T> work) throws IOException {
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("no lock");
            }
            return work.run();
        }
    }

    private boolean othersUseIt() throws IOException {
        try (var files = Files.list(users())) {
            return files.map(file -> Long.parseLong(file.getFileName().toString()))
                    .anyMatch(pid ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    private CannotStart unwritable(Exception e) {
        return Room.unwritable(folder, e, "The folder " + folder + " cannot be written.");
    }

    private Path users() {
        return folder.resolve("users");
    }

    private Path mine() {
        return users().resolve(Long.toString(ProcessHandle.current().pid()));
    }
}
