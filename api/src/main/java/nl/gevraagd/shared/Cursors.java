package nl.gevraagd.shared;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Sealed positions in a list. A cursor is bound to its list: which list it is, its order, filter and branch. One that
 * belongs to another is refused, so that nobody pages through what is not theirs; and nobody reads out of it the moment by which rows
 * are sorted.
 */
@Component
public class Cursors {

    private static final String SEPARATOR = "\0";

    private final OpaqueTexts texts;

    Cursors(Keys keys) {
        this.texts = new OpaqueTexts(keys);
    }

    /** A page of a list that is all there; behind what is not in it any more there is nothing. */
    public <T> Connection<T> page(String list, List<T> all, Function<T, String> key, PageRequest page) {
        int from = 0;
        if (page.cursor() != null) {
            int shown = all.stream()
                    .map(key)
                    .toList()
                    .indexOf(decode(list, page.cursor()).getFirst());
            from = shown < 0 ? all.size() : shown + 1;
        }
        var rows = all.subList(from, Math.min(all.size(), from + page.limit()));
        return Connection.of(page, rows, row -> encode(list, List.of(key.apply(row))), all.size());
    }

    /** The cursor of a row of a list that the database keeps. */
    public String of(String list, Position position) {
        return encode(list, position.encode());
    }

    /**
     * Where in such a list a cursor of it points to.
     *
     * @throws BadArgument when it is not one
     */
    public Position position(String list, String cursor) {
        return Position.decode(decode(list, cursor));
    }

    /**
     * @param list everything that tells this list from others: kind, order, filter, branch
     * @param position the values of the sort key, last one the id
     */
    String encode(String list, List<String> position) {
        return texts.seal(context(list), String.join(SEPARATOR, position));
    }

    /**
     * The position that a cursor of this list stands for.
     *
     * @throws BadArgument when it is not one
     */
    List<String> decode(String list, String cursor) {
        return texts.open(context(list), cursor)
                .map(plain -> List.of(plain.split(SEPARATOR, -1)))
                .orElseThrow(() -> new BadArgument("the cursor does not belong to this list"));
    }

    private static String context(String list) {
        return "cursor" + SEPARATOR + list;
    }
}
