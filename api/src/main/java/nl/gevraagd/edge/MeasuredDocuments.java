package nl.gevraagd.edge;

import com.github.benmanes.caffeine.cache.Cache;
import graphql.AssertException;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.gevraagd.edge.DocumentCaps.Cost;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents are parsed, validated and measured once, and then remembered. */
@Component
class MeasuredDocuments implements PreparsedDocumentProvider {

    private final Cache<String, Measured> documents = GraphQlConfiguration.documents();

    /** @param cost null for what is no document */
    private record Measured(
            PreparsedDocumentEntry entry, @Nullable Map<String, Integer> cost) {}

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        var known = documents.get(input.getQuery(), text -> measured(parsed(() -> parse.apply(input))));
        return CompletableFuture.completedFuture(known.entry());
    }

    /** What a document asked for, as {@code extensions.cost} says it; empty for what is none. */
    Optional<Map<String, Integer>> costOf(String text) {
        return Optional.ofNullable(documents.getIfPresent(text)).map(Measured::cost);
    }

    /** On a character by a number that none has, and on a number that nothing holds, the parser breaks instead of saying so. */
    private static PreparsedDocumentEntry parsed(Supplier<PreparsedDocumentEntry> parse) {
        try {
            return parse.get();
        } catch (AssertException | NumberFormatException noneSuch) {
            return new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                    .errorType(ErrorType.InvalidSyntax)
                    .message("the document holds a character or a number that is none")
                    .build());
        }
    }

    private static Measured measured(PreparsedDocumentEntry entry) {
        if (entry.hasErrors()) {
            return new Measured(entry, null);
        }
        var caps = DocumentCaps.of(entry.getDocument());
        return new Measured(caps.refusal().map(PreparsedDocumentEntry::new).orElse(entry), said(caps.cost()));
    }

    private static Map<String, Integer> said(Cost cost) {
        return Map.of(
                "fields", cost.fields(),
                "aliases", cost.aliases(),
                "depth", cost.depth(),
                "directives", cost.directives());
    }
}
