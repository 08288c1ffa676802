package nl.gevraagd.municipality;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.Csv;

/**
 * A file of a reference table; several with the same header are one table.
 *
 * @param name as whoever imports it named it; empty where there is only one
 * @param firstLines where each municipality stands first, for a text that was made out of another file; else empty
 */
record TableFile(String name, String text, Map<String, Long> firstLines) {

    private static final Pattern HEADER = Pattern.compile("^[\r\n]*[^\r\n]+(\r\n|\r|\n)?");

    /** A table is one document, and MongoDB takes none above 16 MB. */
    private static final long LARGEST = 15L * 1024 * 1024;

    TableFile {
        text = Csv.withoutMark(text);
    }

    TableFile(String name, String text) {
        this(name, text, Map.of());
    }

    static List<TableFile> readAll(ReferenceTable table, List<String> names) throws Unusable {
        var files = new ArrayList<TableFile>();
        long room = LARGEST;
        for (var name : names) {
            if (table == ReferenceTable.POSTCODES && isOfCbs(name)) {
                files.add(CbsPostcodes.read(names.size() == 1 ? "" : name, Path.of(name)));
                continue;
            }
            var bytes = read(name, room);
            room -= bytes.length;
            files.add(of(names.size() == 1 ? "" : name, bytes));
        }
        return files;
    }

    private static boolean isOfCbs(String name) {
        try {
            return CbsPostcodes.isTheirs(Path.of(name));
        } catch (IOException unreadable) {
            return false; // which is said when it is read
        }
    }

    private static byte[] read(String name, long room) throws Unusable {
        try {
            if (Files.size(Path.of(name)) > room) {
                throw new Unusable(new Refused(name, 0, "with this, it is larger than 15 MB"));
            }
            return Files.readAllBytes(Path.of(name));
        } catch (IOException unreadable) {
            throw new Unusable(new Refused(name, 0, "this cannot be read"));
        }
    }

    private static TableFile of(String name, byte[] bytes) throws Unusable {
        var read = ByteBuffer.wrap(bytes);
        try {
            return new TableFile(
                    name, StandardCharsets.UTF_8.newDecoder().decode(read).toString());
        } catch (CharacterCodingException notText) {
            var before = StandardCharsets.UTF_8.decode(read.flip()).toString();
            long line = before.chars().filter(one -> one == '\n').count() + 1;
            throw new Unusable(new Refused(name, line, "this is not UTF-8"));
        }
    }

    /** One text with the header of the first. */
    static String joined(List<TableFile> files) {
        var joined = new StringBuilder(files.getFirst().text());
        for (var file : files.subList(1, files.size())) {
            if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != '\n') {
                joined.append('\n');
            }
            joined.append(HEADER.matcher(file.text()).replaceFirst(""));
        }
        return joined.toString();
    }

    /** A file that cannot be read as text, or not any more beside the others. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        private final int wrong;

        Unusable(Refused why) {
            this(List.of(why), 1);
        }

        /** @param wrong how many there are, of which these are the first */
        Unusable(List<Refused> first, int wrong) {
            super(first.stream().map(Refused::toString).collect(Collectors.joining("\n")));
            this.wrong = wrong;
        }

        int wrong() {
            return wrong;
        }
    }
}
