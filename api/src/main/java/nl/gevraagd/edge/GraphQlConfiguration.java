package nl.gevraagd.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import io.micrometer.context.ContextRegistry;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;

/** Documents are parsed, validated and measured once, and then remembered. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    private static final int REMEMBERED = 1_000;

    /** Sentences come in the language that was asked for, on whichever thread they are found. */
    GraphQlConfiguration() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleContextThreadLocalAccessor());
    }

    @Bean
    GraphQlSourceBuilderCustomizer measuredDocuments() {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(DocumentCaps.TOKENS)));
        return source -> source.configureGraphQl(graph -> graph.preparsedDocumentProvider(provider()));
    }

    private static PreparsedDocumentProvider provider() {
        Cache<String, PreparsedDocumentEntry> documents =
                Caffeine.newBuilder().maximumSize(REMEMBERED).build();
        return (input, parse) -> CompletableFuture.completedFuture(
                documents.get(input.getQuery(), text -> measured(parse.apply(input))));
    }

    private static PreparsedDocumentEntry measured(PreparsedDocumentEntry entry) {
        return entry.hasErrors()
                ? entry
                : DocumentCaps.check(entry.getDocument())
                        .map(PreparsedDocumentEntry::new)
                        .orElse(entry);
    }
}
