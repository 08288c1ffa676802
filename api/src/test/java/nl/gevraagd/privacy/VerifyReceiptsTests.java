package nl.gevraagd.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import nl.gevraagd.shared.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is done to a file of receipts is seen by whoever has the keys, and named by its place. */
class VerifyReceiptsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder = Path.of("");

    private final Keys keys = Keys.generate();

    @Test
    void aFileIsAsItWasMadeInWhicheverLayout() throws IOException {
        var file = file(keys, "me", 3);
        assertThat(verify(0, keys, file))
                .isEqualTo("3 receipts are as they were made at 2026-11-29T10:00:00Z, for me\n");
        var another = JSON.createObjectNode();
        file.propertyNames().stream().sorted().toList().reversed().forEach(name -> another.set(name, file.get(name)));
        var laidOut = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(another);
        assertThat(verify(0, keys, laidOut)).startsWith("3 receipts");
        assertThat(verify(0, keys, file(keys, "me", 1))).startsWith("1 receipt is as it was made");
        var cut = file(keys, "me", 1).put("complete", false);
        new ReceiptSeals(keys).putOn(cut);
        assertThat(verify(0, keys, cut)).contains("older ones were left out");
    }

    @Test
    void afterARotationOldAndNewFilesCanBeCheckedAndNewOnesNotWithTheOldKeys() throws IOException {
        var rotated = keys.rotated();
        assertThat(verify(0, rotated, file(keys, "me", 2))).startsWith("2 receipts");
        var young = file(rotated, "me", 2);
        assertThat(young.get("seal").asString()).startsWith("2:");
        assertThat(verify(0, rotated.rotated(), young)).startsWith("2 receipts");
        assertThat(verify(1, keys, young))
                .startsWith("BROKEN at receipt 1\n")
                .contains("receipt 1 is sealed by version 2 of the token key, which the key file lacks");
        assertThat(verify(1, Keys.generate(), file(keys, "me", 2)))
                .contains("receipt 1 was changed", "receipt 2 was changed", "the whole was changed");
    }

    @Test
    void whatWasChangedIsNamedAllOfItAtOnce() throws IOException {
        var said = tampered(file -> {
            receipt(file, 1).put("textHash", "other");
            receipt(file, 3).remove("seal");
            file.put("note", "an addition");
        });
        assertThat(said).isEqualTo("""
                        BROKEN at receipt 2
                          receipt 2 was changed, or made for another person
                          receipt 4 has no seal
                          the whole was changed, or something was added or removed
                        """);
    }

    @Test
    void nothingCanBeWrittenIntoAReceiptOrBesideThem() throws IOException {
        assertThat(tampered(file -> receipt(file, 0).put("note", "more"))).startsWith("BROKEN at receipt 1\n");
        assertThat(tampered(file -> receipt(file, 2).put("number", 3.0))).startsWith("BROKEN at receipt 3\n");
        assertThat(tampered(file -> receipt(file, 2).putNull("action"))).startsWith("BROKEN at receipt 3\n");
        assertThat(tampered(file -> list(file).set(1, "text"))).startsWith("BROKEN at receipt 2\n");
        assertThat(tampered(file -> file.put("madeAt", "2020-01-01T00:00:00Z"))).startsWith("BROKEN at the whole\n");
        assertThat(tampered(file -> file.put("person", "you"))).startsWith("BROKEN at receipt 1\n");
        assertThat(tampered(
                        file -> file.put("seal", receipt(file, 0).get("seal").asString())))
                .startsWith("BROKEN at the whole\n");
        assertThat(tampered(
                        file -> receipt(file, 0).put("seal", file.get("seal").asString())))
                .startsWith("BROKEN at receipt 1\n");
    }

    @Test
    void whatWasRemovedReorderedRepeatedOrBroughtInIsNamedByItsPlace() throws IOException {
        assertThat(tampered(file -> list(file).remove(1)))
                .startsWith("BROKEN at receipt 2\n  receipt 2 is number 3, where 2 has to stand\n")
                .contains("the whole holds not as many receipts as it says", "the whole was changed");
        assertThat(tampered(file -> list(file).remove(3))).startsWith("BROKEN at the whole\n");
        assertThat(tampered(file -> {
                    list(file).remove(3);
                    file.put("count", 3);
                }))
                .isEqualTo("BROKEN at the whole\n  the whole was changed, or something was added or removed\n");
        assertThat(tampered(file -> list(file).add(list(file).remove(1))))
                .startsWith("BROKEN at receipt 2\n  receipt 2 is number 3, where 2 has to stand\n");
        assertThat(tampered(file -> list(file).add(receipt(file, 3).deepCopy())))
                .startsWith("BROKEN at receipt 5\n  receipt 5 is number 4, where 5 has to stand\n");
        assertThat(tampered(file -> list(file).set(2, receipt(file(keys, "you", 4), 2))))
                .startsWith("BROKEN at receipt 3\n  receipt 3 was changed, or made for another person\n");
    }

    @Test
    void ofVeryManyProblemsTheFirstAreShown() throws IOException {
        var said = verify(1, Keys.generate(), file(keys, "me", 80));
        assertThat(said.lines()).hasSize(52).last().isEqualTo("  and 31 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON | is not JSON.",
                "'' | holds no receipts of consent.",
                "{} {} | is not JSON.",
                "{\"format\": \"gevraagd-consent-receipts\", \"format\": \"gevraagd-consent-receipts\"} | is not JSON.",
                "[] | holds no receipts of consent.",
                "{\"errors\": []} | holds no receipts of consent.",
                "{\"format\": \"gevraagd-consent-receipts\", \"version\": 1, \"person\": \"me\"} | holds no receipts of consent.",
                "{\"format\": \"gevraagd-consent-receipts\", \"version\": 2, \"person\": \"me\", \"receipts\": []} | is of a version of the format that is not known here."
            })
    void aFileOfAnotherKindGetsOneSentence(String text, String sentence) throws IOException {
        assertThat(verify(1, keys, text)).isEqualTo("The file " + folder.resolve("file") + " " + sentence + "\n");
    }

    @Test
    void aFileThatIsTooLargeOrNotThereGetsOneSentence() throws IOException {
        assertThat(verify(1, keys, " ".repeat((8 << 20) + 1)))
                .contains("is larger than")
                .hasLineCount(1);
        assertThat(verify(1, keys, "[".repeat(100_000))).contains("is not JSON").hasLineCount(1);
        assertThat(run(1, keys, folder.resolve("gone"))).contains("cannot be read");
        assertThat(run(1, keys, folder)).contains("cannot be read");
    }

    private static ObjectNode file(Keys keys, String person, int many) {
        var file = JSON.createObjectNode()
                .put("format", ReceiptSeals.FORMAT)
                .put("version", ReceiptSeals.VERSION)
                .put("madeAt", "2026-11-29T10:00:00Z")
                .put("person", person)
                .put("complete", true)
                .put("count", many);
        var receipts = file.putArray("receipts");
        for (int number = 1; number <= many; number++) {
            receipts.addObject().put("number", number).put("action", "GIVEN").put("textHash", "hash");
        }
        new ReceiptSeals(keys).putOn(file);
        return file;
    }

    private static ArrayNode list(ObjectNode file) {
        return (ArrayNode) file.get("receipts");
    }

    private static ObjectNode receipt(ObjectNode file, int index) {
        return (ObjectNode) list(file).get(index);
    }

    private String tampered(Consumer<ObjectNode> how) throws IOException {
        var file = file(keys, "me", 4);
        how.accept(file);
        return verify(1, keys, file);
    }

    private String verify(int status, Keys known, ObjectNode file) throws IOException {
        return verify(status, known, file.toString());
    }

    private String verify(int status, Keys known, String text) throws IOException {
        return run(status, known, Files.writeString(folder.resolve("file"), text));
    }

    private static String run(int status, Keys known, Path file) {
        var told = new VerifyReceipts(known).receipts(file);
        assertThat(told.done()).isEqualTo(status == 0);
        return String.join("\n", told.lines()) + "\n";
    }
}
