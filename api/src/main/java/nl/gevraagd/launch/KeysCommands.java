package nl.gevraagd.launch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.Told;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The keys of an installation, which are there before its database is. */
@Command(name = "keys")
class KeysCommands {

    @Command(name = "new", description = "makes the keys of an installation")
    Told generate(@Parameters(paramLabel = "FILE") Path file) {
        return told(file, () -> {
            Keys.generate().writeNew(file);
            return "Wrote new keys to " + file
                    + ". Keep a copy in a safe place: without it nobody can read the database again.";
        });
    }

    @Command(description = "adds new versions of those that rotate")
    Told rotate(@Parameters(paramLabel = "FILE") Path file) {
        return told(file, () -> {
            Keys.read(file).rotated().replace(file);
            return "Added new versions of the keys that rotate to " + file
                    + ". Older versions stay in it, so that what they sealed can be read.";
        });
    }

    private static Told told(Path file, Writing writing) {
        try {
            return Told.done(writing.done());
        } catch (FileAlreadyExistsException there) {
            throw new CannotStart("The file " + file + " exists; keys are never overwritten.", there);
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be written.", e);
        } catch (IllegalArgumentException notKeys) {
            throw new CannotStart(String.valueOf(notKeys.getMessage()), notKeys);
        }
    }

    /** Writes keys, and says so. */
    private interface Writing {

        String done() throws IOException;
    }
}
