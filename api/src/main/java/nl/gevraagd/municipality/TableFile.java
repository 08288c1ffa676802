package nl.gevraagd.municipality;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.Csv;

/**
 * A file of a reference table; several with the same header are one table.
 *
 * @param name as whoever imports it named it; empty where there is only one
 */
record TableFile(String name, String text) {

    private static final Pattern HEADER = Pattern.compile("^[\r\n]*[^\r\n]+(\r\n|\r|\n)?");

    /** A table is one document, and MongoDB takes none above 16 MB. */
    private static final long LARGEST = 15L * 1024 * 1024;

    TableFile {
        text = Csv.withoutMark(text);
    }

    static List<TableFile> readAll(List<String> names) throws Unusable {
        var files = new ArrayList<TableFile>();
        long room = LARGEST;
        for (var name : names) {
            var bytes = read(name, room);
            room -= bytes.length;
            files.add(of(names.size() == 1 ? "" : name, bytes));
        }
        return files;
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
            if (joined.charAt(joined.length() - 1) != '\n') {
                joined.append('\n');
            }
            joined.append(HEADER.matcher(file.text()).replaceFirst(""));
        }
        return joined.toString();
    }

    /** A file that cannot be read as text, or not any more beside the others. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(Refused why) {
            super(why.toString());
        }
    }
}
