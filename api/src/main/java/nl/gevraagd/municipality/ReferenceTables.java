package nl.gevraagd.municipality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.gevraagd.shared.Hashes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The tables in force: what an operator imported, else what the application brings. A table is one document, so that a new
 * one is there whole or not at all.
 */
@Component
class ReferenceTables {

    private final MongoTemplate mongo;

    ReferenceTables(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** All tables as text, with a mark that changes when one of them does. */
    record Current(String mark, Map<ReferenceTable, String> texts) {}

    /** Cheap: asks for the marks only. */
    String mark() {
        var query = new Query();
        query.fields().include("hash");
        var hashes = new TreeMap<String, String>();
        mongo.find(query, Marked.class, "reference_tables").forEach(marked -> hashes.put(marked.id(), marked.hash()));
        return hashes.toString();
    }

    private record Marked(@Id String id, String hash) {}

    Current current() {
        var mark = mark();
        var texts = new EnumMap<ReferenceTable, String>(ReferenceTable.class);
        for (var table : ReferenceTable.values()) {
            var imported = mongo.findById(table.label(), Imported.class);
            texts.put(table, imported == null ? bundled(table) : imported.text());
        }
        return new Current(mark, texts);
    }

    /** @return whether anything changed: the same table twice changes nothing */
    boolean replace(ReferenceTable table, String text) {
        if (Objects.equals(current().texts().get(table), text)) {
            return false;
        }
        mongo.save(new Imported(table.label(), HexFormat.of().formatHex(Hashes.sha256(text)), text));
        return true;
    }

    static String bundled(ReferenceTable table) {
        try {
            return new ClassPathResource("reference/" + table.label() + ".csv")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("the application lacks its table " + table.label(), missing);
        }
    }

    @Document("reference_tables")
    record Imported(@Id String id, String hash, String text) {}
}
