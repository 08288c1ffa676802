package nl.gevraagd.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows every letter that the demo sent. */
@Controller
@Profile("demo")
class DemoMailboxController {

    private final DemoMailbox mailbox;

    DemoMailboxController(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/demo/mailbox")
    String list(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        model.addAttribute("to", to);
        model.addAttribute("page", mailbox.page(to, before, after));
        return "mailbox";
    }

    @GetMapping("/demo/mailbox/{number}")
    String one(@PathVariable long number, Model model) {
        model.addAttribute("mail", find(number));
        return "mailbox-letter";
    }

    /** The HTML part alone, in a frame that may neither run scripts nor fetch anything; its link opens the page. */
    @GetMapping("/demo/mailbox/{number}/html")
    ResponseEntity<byte[]> html(@PathVariable long number, HttpServletResponse response) {
        var html = find(number).html().replace("<head>", "<head><base target=\"_top\">");
        // in the place of those that every answer has
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private DemoMailbox.Mail find(long number) {
        return mailbox.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
