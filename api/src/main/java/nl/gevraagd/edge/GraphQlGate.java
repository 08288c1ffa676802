package nl.gevraagd.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.access.Callers;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.MediaTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only well-formed requests through to the graph: POST, JSON, not too large, from a page of ours when there is a
 * session, and of an operation that is registered.
 */
@Component
@Order(10)
class GraphQlGate extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 256 * 1024;
    private static final int PART = 8 * 1024;
    /** Spring breaks on more. */
    private static final int MOST_TYPES = 50;

    private static final List<MediaType> ANSWERS =
            List.of(MediaTypes.APPLICATION_GRAPHQL_RESPONSE, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    private final RequestReader reader;
    private final Errors errors;

    GraphQlGate(RequestReader reader, Errors errors) {
        this.reader = reader;
        this.errors = errors;
    }

    /** The address as it is understood, decoded and without parameters: there is more than one way to write it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals("/graphql");
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return true;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var accepted = accepted(request);
        var exchange = new Exchange(
                accepted.stream().noneMatch(MediaTypes.APPLICATION_GRAPHQL_RESPONSE::isCompatibleWith),
                !accepted.isEmpty() && accepted.stream().allMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype));
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        MDC.put("requestId", exchange.requestId());
        try {
            var body = body(request, accepted, response, exchange);
            if (body.isPresent()) {
                chain.doFilter(new Judged(request, body.get(), accepted), new Status(response, exchange));
            }
        } finally {
            MDC.remove("requestId");
        }
    }

    /** The request in the form that the graph reads; empty when it has been answered. */
    private Optional<byte[]> body(
            HttpServletRequest request, List<MediaType> accepted, HttpServletResponse response, Exchange exchange)
            throws IOException {
        if (!"POST".equals(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            return refuse(response, exchange, 405, ErrorCode.BAD_REQUEST, "use POST");
        }
        if (!isJson(request) || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            return refuse(response, exchange, 415, ErrorCode.BAD_REQUEST, "send application/json");
        }
        if (accepted.stream().noneMatch(type -> ANSWERS.stream().anyMatch(type::isCompatibleWith))) {
            return refuse(response, exchange, 406, ErrorCode.BAD_REQUEST, "accept application/graphql-response+json");
        }
        if (hasSession(request) && request.getHeader(Callers.OUR_HEADER) == null) {
            return refuse(response, exchange, 403, ErrorCode.FORBIDDEN, Callers.WITHOUT_OUR_HEADER);
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            return refuse(response, exchange, 413, ErrorCode.BAD_REQUEST, "the request is larger than 256 KiB");
        }
        var bytes = new ByteArrayOutputStream();
        var part = new byte[PART];
        long began = System.nanoTime();
        for (int read; (read = request.getInputStream().read(part)) >= 0; ) {
            bytes.write(part, 0, read);
            if (bytes.size() > LARGEST_BODY) {
                return refuse(response, exchange, 413, ErrorCode.BAD_REQUEST, "the request is larger than 256 KiB");
            }
            if (System.nanoTime() - began > PunctualProtocol.IN_TIME.toNanos()) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                return refuse(response, exchange, 408, ErrorCode.BAD_REQUEST, "the request takes too long to come in");
            }
        }
        try {
            return Optional.of(reader.read(bytes.toByteArray()));
        } catch (Refusal refusal) {
            return refuse(response, exchange, 400, refusal.code(), refusal.sentence());
        }
    }

    private Optional<byte[]> refuse(
            HttpServletResponse response, Exchange exchange, int status, ErrorCode code, String sentence)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/graphql-response+json;charset=UTF-8");
        response.getOutputStream().write(errors.body(code, sentence, exchange.requestId()));
        return Optional.empty();
    }

    /** Everything, when nothing is said; nothing, when it cannot be read. */
    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            var types = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            if (types.size() > MOST_TYPES) {
                return List.of();
            }
            return types.isEmpty() ? List.of(MediaType.ALL) : types;
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            var type = request.getContentType();
            if (type == null) {
                return false;
            }
            var media = MediaType.parseMediaType(type);
            var charset = media.getCharset();
            return media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAType) {
            return false;
        }
    }

    private static boolean hasSession(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(cookie -> cookie.getName().endsWith("gevraagd-session"));
    }

    /** Gives the graph the request as it was read and judged. */
    private static final class Judged extends HttpServletRequestWrapper {

        private final byte[] bytes;
        private final List<String> accepted;

        Judged(HttpServletRequest request, byte[] bytes, List<MediaType> accepted) {
            super(request);
            this.bytes = bytes;
            this.accepted = accepted.stream().map(Judged::bare).toList();
        }

        /** Without a charset or another parameter, which the graph would take for another type. */
        private static String bare(MediaType type) {
            var bare = new MediaType(
                    type,
                    type.getQualityValue() == 1 ? Map.of() : Map.of("q", Double.toString(type.getQualityValue())));
            return bare.toString();
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? String.join(", ", accepted) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
                    ? Collections.enumeration(accepted)
                    : super.getHeaders(name);
        }

        @Override
        public int getContentLength() {
            return bytes.length;
        }

        @Override
        public long getContentLengthLong() {
            return bytes.length;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        }

        @Override
        public ServletInputStream getInputStream() {
            var stream = new ByteArrayInputStream(bytes);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return stream.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return stream.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return stream.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    /** Gives the answer the status that its errors ask for. */
    private static final class Status extends HttpServletResponseWrapper {

        private final Exchange exchange;

        Status(HttpServletResponse response, Exchange exchange) {
            super(response);
            this.exchange = exchange;
        }

        @Override
        public void setStatus(int status) {
            int judged = exchange.status() == 200 ? status : exchange.status();
            if (judged == 503 || judged == 429) {
                setHeader(HttpHeaders.RETRY_AFTER, Long.toString(exchange.waitSeconds()));
            }
            super.setStatus(judged);
        }
    }
}
