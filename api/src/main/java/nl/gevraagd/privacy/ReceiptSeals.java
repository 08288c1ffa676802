package nl.gevraagd.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.gevraagd.shared.Keys;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals receipts and looks whether the seals fit: one on each receipt, which also covers whose it is, and one on the whole file.
 * A seal is the version of the token key and an HMAC under it over all that stands beside the seal, its keys in order and no
 * space between, so that the layout of the file does not matter and nothing can be written into it.
 */
final class ReceiptSeals {

    static final String FORMAT = "gevraagd-consent-receipts";
    static final int VERSION = 1;

    private static final String SEAL = "seal";
    private static final String ONE = "one";
    private static final String WHOLE = "the whole";
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}):[\\w-]{43}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final Keys keys;

    ReceiptSeals(Keys keys) {
        this.keys = keys;
    }

    /** @param where such as {@code receipt 3}, by its position, or {@link #WHOLE} */
    record Problem(String where, String what) {}

    void putOn(ObjectNode file) {
        int version = keys.currentVersion(Keys.Use.TOKEN);
        for (var receipt : file.get("receipts")) {
            ((ObjectNode) receipt).put(SEAL, seal(version, ONE, textOf(file, receipt)));
        }
        file.put(SEAL, seal(version, WHOLE, textOf(file)));
    }

    /**
     * Reads what a file holds.
     *
     * @throws IllegalArgumentException when it holds no receipts; the message ends a sentence that begins with the file
     */
    static JsonNode read(byte[] bytes) {
        JsonNode file;
        try {
            file = JSON.readTree(bytes);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("is not JSON.", notJson);
        }
        if (!file.path("format").asString("").equals(FORMAT)
                || !file.path("person").isString()
                || !file.path("receipts").isArray()) {
            throw new IllegalArgumentException("holds no receipts of consent.");
        }
        if (!file.path("version").isInt() || file.path("version").intValue() != VERSION) {
            throw new IllegalArgumentException("is of a version of the format that is not known here.");
        }
        if (file.path("receipts").size() > Receipts.MOST) {
            throw new IllegalArgumentException(
                    "holds more than the " + Receipts.MOST + " receipts that a download has.");
        }
        return file;
    }

    /** All that is wrong, the first bad receipt first. */
    List<Problem> problems(JsonNode file) {
        var problems = new ArrayList<Problem>();
        var receipts = file.get("receipts");
        long before = 0;
        for (int i = 0; i < receipts.size(); i++) {
            var receipt = receipts.get(i);
            var where = "receipt " + (i + 1);
            wrong(receipt, ONE, textOf(file, receipt), "was changed, or made for another person")
                    .ifPresent(what -> problems.add(new Problem(where, what)));
            long number = receipt.path("number").asLong(0);
            if (number != before + 1) {
                problems.add(new Problem(where, "is number " + number + ", where " + (before + 1) + " has to stand"));
            }
            before = number;
        }
        if (file.path("count").asLong(-1) != receipts.size()) {
            problems.add(new Problem(WHOLE, "holds not as many receipts as it says"));
        }
        wrong(file, WHOLE, textOf(file), "was changed, or something was added or removed")
                .ifPresent(what -> problems.add(new Problem(WHOLE, what)));
        return problems;
    }

    private Optional<String> wrong(JsonNode node, String part, String text, String otherwise) {
        var given = node.path(SEAL).asString("");
        var shape = SHAPE.matcher(given);
        if (!shape.matches()) {
            return Optional.of("has no seal");
        }
        int version = Integer.parseInt(shape.group(1));
        if (!keys.versionsOf(Keys.Use.TOKEN).contains(version)) {
            return Optional.of("is sealed by version " + version + " of the token key, which the key file lacks");
        }
        boolean fits = MessageDigest.isEqual(ascii(given), ascii(seal(version, part, text)));
        return fits ? Optional.empty() : Optional.of(otherwise);
    }

    private String seal(int version, String part, String text) {
        return version + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(keys.receiptMac(version, part, text));
    }

    private static String textOf(JsonNode file, JsonNode receipt) {
        return JSON.writeValueAsString(
                JSON.createArrayNode().add(VERSION).add(file.get("person")).add(withoutSeal(receipt)));
    }

    private static String textOf(JsonNode file) {
        return JSON.writeValueAsString(withoutSeal(file));
    }

    private static JsonNode withoutSeal(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy().without(SEAL) : node;
    }

    private static byte[] ascii(String seal) {
        return seal.getBytes(StandardCharsets.US_ASCII);
    }
}
