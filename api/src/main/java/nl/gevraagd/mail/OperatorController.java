package nl.gevraagd.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.gevraagd.shared.PublicUrl;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** Who runs the campaign, where it has to be said: on the page about privacy, and to who finds a hole. */
@Controller
class OperatorController {

    private static final Pattern PLACE = Pattern.compile("<span data-operator=\"\">.*?</span>");
    private static final Pattern OFFICER = Pattern.compile("<span data-officer=\"\">.*?</span>");
    private static final String SECURITY = "/.well-known/security.txt";
    private static final Duration HOLDS = Duration.ofDays(180);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Typesetter typesetter;
    private final MailProperties properties;
    private final OperatorProperties operator;
    private final PublicUrl url;
    private final Clock clock;

    OperatorController(
            Typesetter typesetter, MailProperties properties, OperatorProperties operator, PublicUrl url, Clock clock) {
        this.typesetter = typesetter;
        this.properties = properties;
        this.operator = operator;
        this.url = url;
        this.clock = clock;
    }

    /** The page as it was built, with whoever is responsible and the data protection officer (GDPR art. 13(1)(a) and (b)). */
    @GetMapping({"/{locale:nl|en}/privacy", "/{locale:nl|en}/privacy/"})
    ResponseEntity<String> privacy(@PathVariable String locale) throws IOException {
        var page = new ClassPathResource("static/" + locale + "/privacy/index.html");
        if (!page.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(named(page.getContentAsString(StandardCharsets.UTF_8)));
    }

    String named(String page) {
        var address = HtmlUtils.htmlEscape(properties.postalAddress());
        var named = filled(page, PLACE, address + ", " + link(typesetter.sender()));
        var officer = operator.privacyOfficer();
        return officer.isBlank() ? named : filled(named, OFFICER, link(officer));
    }

    private static String filled(String page, Pattern place, String html) {
        return place.matcher(page).replaceAll(Matcher.quoteReplacement("<span>" + html + "</span>"));
    }

    private static String link(String address) {
        var email = HtmlUtils.htmlEscape(address);
        return "<a href=\"mailto:" + email + "\">" + email + "</a>";
    }

    /** Where a hole is told of (RFC 9116). */
    @GetMapping(SECURITY)
    ResponseEntity<String> security() {
        var until = clock.instant().plus(HOLDS).truncatedTo(ChronoUnit.DAYS);
        return ResponseEntity.ok().contentType(PLAIN).body("""
                Contact: mailto:%s
                Expires: %s
                Preferred-Languages: nl, en
                Canonical: %s%s
                """.formatted(typesetter.sender(), until, url, SECURITY));
    }
}
