package nl.gevraagd.shared;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document that says, in the same atomic write that changes it, what has to follow. Its collection has the index {@link
 * Effects#index}.
 */
public interface Aggregate {

    Id id();

    /** Effects that still have to be performed; each has a method marked {@link Performs}. */
    List<String> pending();

    /** Changes with every change of the document, so that an effect asked for again meanwhile is not lost. */
    @Nullable
    Long version();

    /** What is pending already, and these behind it. */
    static List<String> pendingWith(List<String> pending, String... effects) {
        return Stream.concat(pending.stream(), Stream.of(effects)).distinct().toList();
    }
}
