package nl.gevraagd.mail;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * Leaving with one click (RFC 8058): works without cookie, login, script or redirect. Looking changes nothing. An
 * address that is none of ours, a piece of one for instance, leads to a page that promises nothing; of ours all are answered alike,
 * whoever they are of.
 */
@Controller
class LeaveController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern LOCALE = Pattern.compile("(?:^|&)locale=(\\w+)");

    private final GlobalIds ids;
    private final LeaveHandler handler;

    LeaveController(GlobalIds ids, LeaveHandler handler) {
        this.ids = ids;
        this.handler = handler;
    }

    @GetMapping("/leave/{token}")
    String ask(@PathVariable String token, HttpServletRequest request, Locale browser, Model model) {
        var locale = localeOf(request);
        return page(ids.keyOf(Links.LEAVE, token).isPresent() ? "ask" : "wrong", locale, browser, model);
    }

    /** Who asks waits no longer than for anything else; what was begun is done all the same. */
    @PostMapping("/leave/{token}")
    WebAsyncTask<String> leave(@PathVariable String token, HttpServletRequest request, Locale browser, Model model) {
        var locale = localeOf(request);
        return new WebAsyncTask<>(PATIENCE.toMillis(), () -> {
            var leaver = ids.keyOf(Links.LEAVE, token).map(ProspectId::new);
            leaver.ifPresent(handler::leave);
            return page(leaver.isPresent() ? "done" : "wrong", locale, browser, model);
        });
    }

    /** As the address has it: parameters are not read, of which the body may hold some too, as one that is none must keep nobody. */
    private static @Nullable String localeOf(HttpServletRequest request) {
        var said = LOCALE.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        return said.find() ? said.group(1) : null;
    }

    /** In the language of the letter, which the browser's need not be. */
    private static String page(String step, @Nullable String locale, Locale browser, Model model) {
        model.addAttribute("step", step);
        model.addAttribute("english", Locales.in(locale == null ? browser.getLanguage() : locale, false, true));
        return "leave";
    }
}
