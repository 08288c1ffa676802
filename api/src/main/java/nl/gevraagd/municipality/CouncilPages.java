package nl.gevraagd.municipality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/**
 * Pages of councils that the build of the web client did not know: an operator imported them since, or gave them another name.
 * The build made one page for all of them, in which only what is in the tables is missing. Pages that were built are served as
 * they are, and mended by their script; an address that stands for no council is left to say that nothing is there.
 */
@Configuration(proxyBeanMethods = false)
class CouncilPages {

    private static final Pattern ADDRESS = Pattern.compile("/(nl/gemeente|en/municipality)/([a-z0-9-]+)/?");
    private static final Pattern PLACE =
            Pattern.compile("\\{(asked-code|asked-name|code|name|slug|province|inhabitants|seats)\\}");
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Map<String, Boolean> built = new ConcurrentHashMap<>();

    @Bean
    RouterFunction<ServerResponse> councilsOfWhichNoPageWasBuilt(Municipalities municipalities) {
        return request -> page(request, municipalities)
                .map(html -> any -> ServerResponse.ok().contentType(HTML).body(html));
    }

    private Optional<String> page(ServerRequest request, Municipalities municipalities) {
        var address = ADDRESS.matcher(request.path());
        if (!address.matches()
                || !(request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))) {
            return Optional.empty();
        }
        var folder = address.group(1);
        return municipalities
                .bySlug(address.group(2))
                .filter(asked -> !wasBuilt(folder + "/" + asked.slug()))
                .flatMap(asked -> municipalities.byCode(asked.code()).flatMap(now -> page(folder, asked, now)));
    }

    /** Asked only of councils that there are, so that not everything that somebody asks for is kept. */
    private boolean wasBuilt(String page) {
        return built.computeIfAbsent(page, any -> new ClassPathResource("static/" + page + "/index.html").exists());
    }

    /** Empty where the application was built without the web client. */
    private static Optional<String> page(String folder, Municipality asked, Municipality now) {
        var locale = Locale.of(folder.substring(0, 2));
        var page = new ClassPathResource(
                "councils/" + locale.getLanguage() + (now.seatsEstimated() ? "-estimated.html" : ".html"));
        try {
            return page.exists()
                    ? Optional.of(filled(page.getContentAsString(StandardCharsets.UTF_8), locale, asked, now))
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String filled(String page, Locale locale, Municipality asked, Municipality now) {
        var values = Map.of(
                "asked-code", asked.code(),
                "asked-name", asked.name(),
                "code", now.code(),
                "name", now.name(),
                "slug", asked.slug(),
                "province", now.province(),
                "inhabitants", NumberFormat.getIntegerInstance(locale).format(now.population()),
                "seats", Integer.toString(now.seats()));
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(
                        HtmlUtils.htmlEscape(Objects.requireNonNull(values.get(place.group(1))))));
    }
}
