package nl.gevraagd.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFileOfKeysIsReadBackAndNeverOverwritten() throws Exception {
        var keys = Keys.generate();
        var file = folder.resolve("keys");
        keys.writeNew(file);
        assertThat(Keys.read(file).fingerprints()).hasSize(5).isEqualTo(keys.fingerprints());
        assertThat(Keys.read(file).branchKey("b")).isEqualTo(keys.branchKey("b"));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThatThrownBy(() -> Keys.generate().writeNew(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void rotatingAddsVersionsAndKeepsWhatNeverRotates() {
        var keys = Keys.generate();
        var rotated = keys.rotated();
        assertThat(rotated.versionsOf(Keys.Use.INDEX)).containsExactly(1, 2);
        assertThat(rotated.versionsOf(Keys.Use.SUPPRESSION)).containsExactly(1);
        assertThat(rotated.fingerprints()).hasSize(8).containsAllEntriesOf(keys.fingerprints());
        assertThat(rotated.indexMac(1, "a")).isEqualTo(keys.indexMac(1, "a")).isNotEqualTo(rotated.indexMac(2, "a"));
        assertThat(new BlindIndex(rotated).allOf(new EmailAddress("a@b.example")))
                .contains(new BlindIndex(keys).of(new EmailAddress("a@b.example")));
    }

    @Test
    void aSealOnAReceiptIsNoTokenAndTheOldOnesCanStillBeChecked() {
        var keys = Keys.generate();
        var before = keys.receiptMac(1, "one", "text");
        assertThat(keys.rotated().receiptMac(1, "one", "text")).isEqualTo(before);
        assertThat(keys.rotated().receiptMac(2, "one", "text")).isNotEqualTo(before);
        assertThat(keys.receiptMac(1, "whole", "text")).isNotEqualTo(before);
        assertThat(keys.tokenMac(1, "text", "one")).isNotEqualTo(before);
    }

    @Test
    void aLinkToTheFileGoesOnToLeadThere() throws Exception {
        var file = folder.resolve("real.keys");
        var keys = Keys.generate();
        keys.writeNew(file);
        var link = Files.createSymbolicLink(folder.resolve("link.keys"), file);
        Keys.read(link).rotated().replace(link);
        assertThat(link).isSymbolicLink();
        assertThat(Keys.read(file).versionsOf(Keys.Use.INDEX)).containsExactly(1, 2);
    }

    @Test
    void aBrokenFileIsNamedWithoutItsSecrets() throws Exception {
        var file = folder.resolve("broken");
        Files.writeString(file, "encryption 1 c2VjcmV0\n");
        assertThatThrownBy(() -> Keys.read(file))
                .hasMessageContaining("Line 1")
                .hasMessageNotContaining("c2VjcmV0")
                .hasNoCause();
    }

    @Test
    void anIdTellsNothingAndCannotBeMadeUp() {
        var ids = new GlobalIds(Keys.generate());
        var id = ids.encode("Lead", "branch", "key");
        assertThat(ids.encode("Lead", "branch", "key")).isEqualTo(id);
        assertThat(ids.decode(id)).contains(new GlobalIds.GlobalId("Lead", "branch", "key"));
        assertThat(ids.keyOf("Branch", id)).isEmpty();
        assertThat(ids.decode(id.substring(1))).isEmpty();
        assertThat(new GlobalIds(Keys.generate()).decode(id)).isEmpty();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var cursors = new Cursors(Keys.generate());
        var cursor = cursors.encode("leads|a", List.of("1", "x"));
        assertThat(cursors.decode("leads|a", cursor)).containsExactly("1", "x");
        assertThatThrownBy(() -> cursors.decode("leads|b", cursor)).isInstanceOf(BadArgument.class);
        assertThatThrownBy(() -> cursors.decode("leads|a", "nonsense")).isInstanceOf(BadArgument.class);
    }

    @Test
    void aListInMemoryGoesOnBehindACursor() {
        var cursors = new Cursors(Keys.generate());
        var first = cursors.page("all", List.of("a", "b", "c"), row -> row, PageRequest.forwards(2, null));
        assertThat(first.edges()).extracting(Connection.Edge::node).containsExactly("a", "b");
        assertThat(first.pageInfo().hasNextPage()).isTrue();
        assertThat(first.totalCount()).isEqualTo(3);
        var next = PageRequest.forwards(2, first.pageInfo().endCursor());
        var second = cursors.page("all", List.of("a", "b", "c"), row -> row, next);
        assertThat(second.edges()).extracting(Connection.Edge::node).containsExactly("c");
        assertThat(second.pageInfo().hasNextPage()).isFalse();
        assertThat(cursors.page("all", List.of("a", "c"), row -> row, next).edges())
                .isEmpty();
    }
}
