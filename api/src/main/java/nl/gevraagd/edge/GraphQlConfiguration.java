package nl.gevraagd.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.parser.ParserOptions;
import io.micrometer.context.ContextRegistry;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** What the graph is made with. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    /** In characters, of all documents together: a number of documents would let 250 MB of them be kept. */
    private static final int REMEMBERED = 4_000_000;

    /** Sentences come in the language that was asked for, on whichever thread they are found. */
    GraphQlConfiguration() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleContextThreadLocalAccessor());
    }

    /** The first language that somebody reads and that we have, and Dutch where there is none. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.of("nl"), Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.of("nl"));
        return resolver;
    }

    @Bean
    GraphQlSourceBuilderCustomizer measured(MeasuredDocuments documents) {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(DocumentCaps.TOKENS)));
        return source -> source.configureGraphQl(graph -> graph.preparsedDocumentProvider(documents));
    }

    /** Keeps something for each document, by its text. */
    static <T> Cache<String, T> documents() {
        return Caffeine.newBuilder()
                .maximumWeight(REMEMBERED)
                .<String, T>weigher((text, any) -> text.length())
                .build();
    }
}
