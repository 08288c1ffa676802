package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The room on a disk. A full one is said in a sentence of its own, whatever failed because of it. */
final class Room {

    private static final long MEGABYTE = 1024L * 1024;

    /** With less than this, whatever ended by itself may well have ended because of it. */
    private static final long HARDLY_ANY = 16 * MEGABYTE;

    /** As Linux, its quotas, Windows and Docker say it. */
    private static final List<String> FULL =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

    private Room() {}

    /**
     * @param megabytes how many have to be free under the folder, which need not be there yet
     * @param purpose what they are needed for
     */
    static void check(Path folder, long megabytes, String purpose) {
        long free = free(folder);
        if (free < megabytes * MEGABYTE) {
            throw new CannotStart("The disk under " + folder + " is full: " + free / MEGABYTE + " MB are free, and "
                    + megabytes + " MB are needed " + purpose
                    + "; make room, or set GEVRAAGD_HOME to a folder on another disk.");
        }
    }

    /** Why this cannot be written: that the disk is full, or else what is said here. */
    static CannotStart unwritable(Path folder, Exception why, String otherwise) {
        return new CannotStart(isFull(why) ? full(folder) : otherwise, why);
    }

    static String full(Path folder) {
        return "The disk under " + folder + " is full: make room, or set GEVRAAGD_HOME to a folder on another disk.";
    }

    /** Whether something failed as the disk is full. */
    static boolean isFull(Throwable why) {
        for (Throwable t = why; t != null; t = t.getCause()) {
            if (t instanceof IOException && isFull(t.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a program says that the disk is full. */
    static boolean isFull(@Nullable String words) {
        return words != null && FULL.stream().anyMatch(words.toLowerCase(Locale.ROOT)::contains);
    }

    static boolean isAsGoodAsFull(Path folder) {
        return free(folder) < HARDLY_ANY;
    }

    /** What cannot be found out does not stop a start. */
    private static long free(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static Path existing(Path folder) {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
