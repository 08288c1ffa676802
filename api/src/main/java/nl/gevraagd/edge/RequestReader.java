package nl.gevraagd.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.gevraagd.shared.ErrorCode;
import nl.gevraagd.shared.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request strictly, and finds the document that it asks for among those that may run. */
@Component
class RequestReader {

    private static final int DEEPEST = 40;

    /** In characters: one token of a document may be as long as the whole, and is read before it is counted. */
    private static final int LONGEST_DOCUMENT = 20_000;

    private static final Set<String> KEYS = Set.of("query", "documentId", "variables", "operationName", "extensions");

    private final JsonMapper strict = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Operations operations;

    RequestReader(Operations operations) {
        this.operations = operations;
    }

    /**
     * What goes on to the graph: as it came, unless it names its document or says more than the graph asks.
     *
     * @throws Refusal when it cannot be run
     */
    byte[] read(byte[] bytes) {
        var request = parse(text(bytes));
        var document = document(request);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("query", document);
        part(request, "variables", JsonNode::isObject).ifPresent(variables -> out.put("variables", variables));
        part(request, "operationName", JsonNode::isString).ifPresent(name -> out.put("operationName", name));
        boolean more = part(request, "extensions", JsonNode::isObject).isPresent();
        boolean asItCame = !request.has("documentId") && !more;
        return asItCame ? bytes : strict.writeValueAsBytes(out);
    }

    private static Optional<JsonNode> part(JsonNode request, String key, Predicate<JsonNode> asItShouldBe) {
        var value = request.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!asItShouldBe.test(value)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "'" + key + "' is not as it should be");
        }
        return Optional.of(value);
    }

    private String document(JsonNode request) {
        var id = request.get("documentId");
        var query = request.get("query");
        if (id != null && !id.isNull()) {
            if (!id.isString()) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "'documentId' is a text");
            }
            return operations.byId(id.asString()).orElseThrow(() -> new Refusal(ErrorCode.OPERATION_NOT_REGISTERED));
        }
        if (query == null || !query.isString()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "'query' or 'documentId' is missing");
        }
        if (query.asString().length() > LONGEST_DOCUMENT) {
            throw new Refusal(ErrorCode.COST_EXCEEDED);
        }
        if (!operations.mayRun(query.asString())) {
            throw new Refusal(ErrorCode.OPERATION_NOT_REGISTERED);
        }
        return query.asString();
    }

    private JsonNode parse(String text) {
        try {
            var request = strict.readTree(text);
            if (request == null || !request.isObject()) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "the request is not a JSON object");
            }
            for (var key : request.propertyNames()) {
                if (!KEYS.contains(key)) {
                    throw new Refusal(ErrorCode.BAD_REQUEST, "the request has a key that is not known");
                }
            }
            check(request);
            return request;
        } catch (JacksonException notJson) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "the request is not JSON");
        }
    }

    /** No text anywhere may hold what no text holds. */
    private static void check(JsonNode node) {
        if (node.isString()) {
            check(node.asString());
        }
        for (var key : node.propertyNames()) {
            check(key);
        }
        for (var child : node) {
            check(child);
        }
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "the request holds a character that is none");
            }
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "the request is not UTF-8");
        }
    }
}
