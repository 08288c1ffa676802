package nl.gevraagd.mail;

import java.util.Locale;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.ProspectId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Leaving with one click (RFC 8058): works without cookie, login, script or redirect. Looking changes nothing. A wrong
 * address is answered like a right one.
 */
@Controller
class LeaveController {

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

    @PostMapping("/leave/{token}")
    String leave(@PathVariable String token, Locale locale, Model model) {
        ids.keyOf(Links.LEAVE, token).map(ProspectId::new).ifPresent(handler::leave);
        return page(true, locale, model);
    }

    private static String page(boolean done, Locale locale, Model model) {
        model.addAttribute("done", done);
        model.addAttribute("english", locale.getLanguage().equals("en"));
        return "leave";
    }
}
