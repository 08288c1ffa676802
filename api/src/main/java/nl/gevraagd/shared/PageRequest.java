package nl.gevraagd.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a connection is asked for.
 *
 * @param size 1 to 100
 * @param cursor the page starts behind it (or, backwards, ends before it); null for the first (or last) page
 */
public record PageRequest(int size, @Nullable String cursor, boolean backwards) {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    /**
     * Out of the arguments of a connection.
     *
     * @throws BadArgument when they do not fit together or are out of range
     */
    public static PageRequest of(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        if (last != null || before != null) {
            if (first != null || after != null) {
                throw new BadArgument("use first and after, or last and before");
            }
            return new PageRequest(checked(last), before, true);
        }
        return new PageRequest(checked(first), after, false);
    }

    public static PageRequest forwards(@Nullable Integer first, @Nullable String after) {
        return of(first, after, null, null);
    }

    /** How many rows to read: one more than the page, to know whether there is more. */
    public int limit() {
        return size + 1;
    }

    private static int checked(@Nullable Integer size) {
        if (size == null) {
            return USUAL;
        }
        if (size < 1 || size > MOST) {
            throw new BadArgument("a page has 1 to 100 rows");
        }
        return size;
    }
}
