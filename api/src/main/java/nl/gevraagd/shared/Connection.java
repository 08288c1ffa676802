package nl.gevraagd.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A page of a list that can grow, as Relay has it. */
public record Connection<T>(
        List<Edge<T>> edges, PageInfo pageInfo, @Nullable Integer totalCount) {

    /** The cursor is made when it is asked for, which it seldom is but of the first and the last. */
    public record Edge<T>(T node, Supplier<String> position) {

        public String cursor() {
            return position.get();
        }
    }

    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    public static <T> Connection<T> empty() {
        return new Connection<>(List.of(), new PageInfo(false, false, null, null), null);
    }

    /**
     * Makes a page out of what was read for it.
     *
     * @param rows what {@link PageRequest#limit()} asked for: one more than the page when there is more
     */
    public static <T> Connection<T> of(
            PageRequest page, List<T> rows, Function<T, String> cursor, @Nullable Integer totalCount) {
        var nodes = new ArrayList<>(rows.subList(0, Math.min(rows.size(), page.size())));
        boolean more = rows.size() > page.size();
        if (page.backwards()) {
            Collections.reverse(nodes);
        }
        var edges = nodes.stream()
                .map(node -> new Edge<>(node, () -> cursor.apply(node)))
                .toList();
        var info = new PageInfo(
                page.backwards() ? page.cursor() != null : more,
                page.backwards() ? more : page.cursor() != null,
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new Connection<>(edges, info, totalCount);
    }

    /** The same page, showing something else of each row. */
    public <U> Connection<U> map(Function<T, U> shown) {
        return new Connection<>(
                edges.stream()
                        .map(edge -> new Edge<>(shown.apply(edge.node()), edge.position()))
                        .toList(),
                pageInfo,
                totalCount);
    }
}
