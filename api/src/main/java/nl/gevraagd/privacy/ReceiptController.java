package nl.gevraagd.privacy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import nl.gevraagd.access.Callers;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.KeyGone;
import nl.gevraagd.shared.Refusal;
import nl.gevraagd.shared.Unauthenticated;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands citizens their own receipts: whose they are comes from the session, and nothing that is asked can change it. */
@RestController
class ReceiptController {

    private static final String FILE = "gevraagd-toestemmingen.json";
    private static final int AT_ONCE = 8;

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Callers callers;
    private final Prospects prospects;
    private final Receipts receipts;
    private final JsonMapper json;

    ReceiptController(Callers callers, Prospects prospects, Receipts receipts, JsonMapper json) {
        this.callers = callers;
        this.prospects = prospects;
        this.receipts = receipts;
        this.json = json;
    }

    @GetMapping("/my/receipts.json")
    ResponseEntity<byte[]> receipts(HttpServletRequest request) {
        if (request.getHeader("Sec-Fetch-Site") == null) {
            // nobody knows which site asks: a page in its window, in place of a file, would tell it that nobody is
            // signed in
            request.setAttribute(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        var file = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(mine(request));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(FILE).build().toString())
                .body(file);
    }

    private JsonNode mine(HttpServletRequest request) {
        var citizen = callers.citizen(request);
        if (!room.tryAcquire()) {
            throw new Refusal(ErrorCode.UNAVAILABLE);
        }
        try {
            return receipts.of(prospects.find(citizen.id()).orElseThrow(Unauthenticated::new));
        } catch (KeyGone erasedMeanwhile) {
            throw new Unauthenticated();
        } finally {
            room.release();
        }
    }
}
