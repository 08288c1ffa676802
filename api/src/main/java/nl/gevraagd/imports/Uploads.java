package nl.gevraagd.imports;

import static nl.gevraagd.shared.ProblemCode.REQUIRED;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_UPLOAD;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.Reads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/**
 * Keeps files that were handed in for a day, in {@code GEVRAAGD_HOME/uploads}, which instances beside each other share. The
 * database knows whose they are.
 */
@Service
class Uploads {

    static final Duration KEPT = Duration.ofDays(1);
    static final long LARGEST = 50L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int PIECE = 16 * 1024;
    /** A 110a and a 230b of every municipality. */
    private static final int MOST_AT_ONCE = 1_000;

    private final MongoTemplate mongo;
    private final Clock clock;
    private final Path folder;

    Uploads(MongoTemplate mongo, Clock clock, @Value("${gevraagd.home:.gevraagd}") Path home) {
        this.mongo = mongo;
        this.clock = clock;
        this.folder = home.toAbsolutePath().resolve("uploads");
    }

    /** The file is larger than is taken. */
    static final class TooLarge extends ResponseStatusException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super(HttpStatus.CONTENT_TOO_LARGE, "a file is 50 MB at most");
        }
    }

    /** Streams a file to the disk; nothing of it stays when it is too large or breaks off. */
    UploadId take(MemberId owner, InputStream in) throws IOException {
        var id = UploadId.next();
        var file = fileOf(id);
        try {
            Files.createDirectories(folder, only("rwx------"));
            write(in, file);
            mongo.insert(new Upload(id, owner, clock.instant()));
            return id;
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    private static void write(InputStream in, Path file) throws IOException {
        var piece = new byte[PIECE];
        long size = 0;
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only("rw-------"))) {
            for (int read = next(in, piece); read >= 0; read = next(in, piece)) {
                size += read;
                if (size > LARGEST) {
                    throw new TooLarge();
                }
                var buffer = ByteBuffer.wrap(piece, 0, read);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    /** Nobody may listen any more when a file breaks off; whoever was too slow does. */
    private static int next(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException gone) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "this file did not come in whole; send it again", gone);
        }
    }

    /** Those of these files that this member handed in and whose day is not over, each once; the others are problems. */
    List<Named> find(List<String> ids, MemberId owner, Problems problems) {
        if (ids.isEmpty()) {
            problems.add(REQUIRED, "uploads");
        }
        if (ids.size() > MOST_AT_ONCE) {
            problems.add(TOO_LONG, "uploads");
            return List.of();
        }
        var found = find(ids, owner);
        for (int i = 0; i < ids.size(); i++) {
            if (!found.containsKey(ids.get(i))) {
                problems.add(UNKNOWN_UPLOAD, "uploads", Integer.toString(i));
            }
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).map(path -> new Named(id, path)).stream())
                .toList();
    }

    private Map<String, Path> find(Collection<String> ids, MemberId owner) {
        var live = Criteria.where("_id")
                .in(ids)
                .and("owner")
                .is(owner)
                .and("at")
                .gt(clock.instant().minus(KEPT));
        return mongo.find(Reads.where(live), Upload.class).stream()
                .map(Upload::id)
                .filter(id -> Files.isRegularFile(fileOf(id)))
                .collect(Collectors.toMap(UploadId::value, this::fileOf));
    }

    /** Removes files whose day is over, those of uploads that broke off with the server as well. */
    @Scheduled(fixedDelay = 600_000)
    void sweep() {
        var oldest = clock.instant().minus(KEPT);
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException nobodyHandedInAnythingYet) {
            return;
        } catch (IOException | DirectoryIteratorException unreadable) {
            LOG.warn(
                    "the folder of uploads could not be swept: {}",
                    unreadable.getClass().getName());
        }
    }

    private Path fileOf(UploadId id) {
        return folder.resolve(id.value());
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
