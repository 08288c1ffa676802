package nl.gevraagd.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import nl.gevraagd.access.Callers;
import nl.gevraagd.imports.Uploads.TooLarge;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes files as the body of a request; the id in the answer is for mutations that import. */
@RestController
class UploadController {

    private static final Set<MediaType> TAKEN = Set.of(
            MediaType.APPLICATION_XML,
            MediaType.TEXT_XML,
            new MediaType("text", "csv"),
            MediaType.APPLICATION_OCTET_STREAM);

    private final Callers callers;
    private final Uploads uploads;

    UploadController(Callers callers, Uploads uploads) {
        this.callers = callers;
        this.uploads = uploads;
    }

    record Uploaded(String id) {}

    @PostMapping("/uploads")
    ResponseEntity<Uploaded> take(HttpServletRequest request) {
        var member = callers.member(request);
        Importers.require(member);
        if (!isTaken(request)) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send application/xml, text/csv or application/octet-stream");
        }
        if (request.getContentLengthLong() > Uploads.LARGEST) {
            throw new TooLarge();
        }
        try {
            var id = uploads.take(member.id(), request.getInputStream());
            return ResponseEntity.status(HttpStatus.CREATED).body(new Uploaded(id.value()));
        } catch (IOException full) {
            throw new UncheckedIOException(full); // for us to see, and not taken for somebody who left
        }
    }

    private static boolean isTaken(HttpServletRequest request) {
        try {
            var type = request.getContentType() == null ? null : MediaType.parseMediaType(request.getContentType());
            return type != null
                    && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                    && TAKEN.stream().anyMatch(type::equalsTypeAndSubtype);
        } catch (IllegalArgumentException notAType) {
            return false;
        }
    }
}
