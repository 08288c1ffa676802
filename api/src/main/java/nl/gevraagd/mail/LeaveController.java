package nl.gevraagd.mail;

import java.time.Duration;
import java.util.Locale;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * Leaving with one click (RFC 8058): works without cookie, login, script or redirect. Looking changes nothing. A wrong
 * address is answered like a right one.
 */
@Controller
class LeaveController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GlobalIds ids;
    private final LeaveHandler handler;

    LeaveController(GlobalIds ids, LeaveHandler handler) {
        this.ids = ids;
        this.handler = handler;
    }

    @GetMapping("/leave/{token}")
    String ask(@PathVariable String token, Locale locale, Model model) {
        return page(false, locale, model);
    }

    /** Who asks waits no longer than for anything else; what was begun is done all the same. */
    @PostMapping("/leave/{token}")
    WebAsyncTask<String> leave(@PathVariable String token, Locale locale, Model model) {
        return new WebAsyncTask<>(PATIENCE.toMillis(), () -> {
            ids.keyOf(Links.LEAVE, token).map(ProspectId::new).ifPresent(handler::leave);
            return page(true, locale, model);
        });
    }

    private static String page(boolean done, Locale locale, Model model) {
        model.addAttribute("done", done);
        model.addAttribute("english", locale.getLanguage().equals("en"));
        return "leave";
    }
}
