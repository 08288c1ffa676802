package nl.gevraagd.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import nl.gevraagd.access.Callers;
import nl.gevraagd.imports.Uploads.BrokenOff;
import nl.gevraagd.imports.Uploads.TooLarge;
import nl.gevraagd.shared.DatabaseAway;
import nl.gevraagd.shared.Faults;
import nl.gevraagd.shared.Forbidden;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Unauthenticated;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

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
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        var member = callers.member(request);
        Importers.require(member);
        if (!isTaken(request)) {
            return problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send application/xml, text/csv or application/octet-stream");
        }
        if (request.getContentLengthLong() > Uploads.LARGEST) {
            throw new TooLarge();
        }
        var id = uploads.take(member.id(), request.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Uploaded(id.value()));
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

    @ExceptionHandler
    ResponseEntity<?> nobody(Unauthenticated nobody) {
        return problem(HttpStatus.UNAUTHORIZED, "sign in first");
    }

    @ExceptionHandler
    ResponseEntity<?> notYours(Forbidden role) {
        return problem(HttpStatus.FORBIDDEN, "you have no role for this, or the header X-Gevraagd is missing");
    }

    @ExceptionHandler
    ResponseEntity<?> tooLarge(TooLarge tooLarge) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "a file is 50 MB at most");
    }

    /** Nobody may listen any more; whoever was too slow does. */
    @ExceptionHandler
    ResponseEntity<?> brokenOff(BrokenOff brokenOff) {
        return problem(HttpStatus.BAD_REQUEST, "this file did not come in whole; send it again");
    }

    /** The disk may be full as well: that is for us to see. */
    @ExceptionHandler({RuntimeException.class, IOException.class})
    ResponseEntity<?> broken(Exception broken) {
        if (DatabaseAway.isTold(broken)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "5")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE, "this does not work at the moment; try again later"));
        }
        var id = RandomId.next(9);
        Faults.log(broken, "upload " + id);
        var said =
                ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "something went wrong on our side");
        said.setProperty("requestId", id);
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(said);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
