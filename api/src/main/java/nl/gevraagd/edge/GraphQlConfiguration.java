package nl.gevraagd.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.parser.ParserOptions;
import io.micrometer.context.ContextRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import nl.gevraagd.shared.Locales;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextThreadLocalAccessor;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** What the graph is made with. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    /** In characters, of all documents together: a number of documents would let 250 MB of them be kept. */
    private static final int REMEMBERED = 4_000_000;

    private static final int LONGEST_HEADER = 1_000;

    private static final List<Locale> OURS =
            Locales.ALL.stream().map(Locale::of).toList();

    /** Sentences come in the language that was asked for, on whichever thread they are found. */
    GraphQlConfiguration() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new LocaleContextThreadLocalAccessor());
    }

    /** The language that somebody likes most of those that we have, and Dutch where there is none or it cannot be read. */
    @Bean
    LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            }
        };
    }

    /** Long ones are not read: what it takes grows with the square of their length. */
    static Locale preferred(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return OURS.getFirst();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .flatMap(language ->
                            OURS.stream().filter(ours -> language.equals("*") || language.equals(ours.getLanguage())))
                    .findFirst()
                    .orElse(OURS.getFirst());
        } catch (IllegalArgumentException unreadable) {
            return OURS.getFirst();
        }
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
