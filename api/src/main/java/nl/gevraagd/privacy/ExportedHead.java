package nl.gevraagd.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a chain ended when it was verified, as a line that is kept outside the database. What was cut off the end since, or
 * written anew with all that follows, is seen only beside it.
 *
 * @param hash of the last block; empty when there was none
 */
record ExportedHead(long entries, long blocks, String hash) {

    private static final String NONE = "(none)";
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,18}) entries in (\\d{1,18}) blocks are as they were; head (\\S+)(?: of (\\w+))?");

    /** Each one that a text holds. */
    static List<ExportedHead> allIn(String text) {
        return LINE.matcher(text)
                .results()
                .map(line -> new ExportedHead(
                        Long.parseLong(line.group(1)),
                        Long.parseLong(line.group(2)),
                        line.group(3).equals(NONE) ? "" : line.group(3)))
                .toList();
    }

    /** Whether a line of it was printed for another chain than this. */
    static boolean anyIsOfAnother(String text, String chain) {
        return LINE.matcher(text)
                .results()
                .anyMatch(line -> line.group(4) != null && !line.group(4).equals(chain));
    }

    String line() {
        return entries + " entries in " + blocks + " blocks are as they were; head " + (hash.isEmpty() ? NONE : hash);
    }
}
