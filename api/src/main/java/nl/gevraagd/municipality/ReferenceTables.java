package nl.gevraagd.municipality;

import com.mongodb.ReadConcern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.gevraagd.municipality.ReferenceTable.Beside;
import nl.gevraagd.municipality.ReferenceTable.Parsed;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.Days;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Transactions;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * The tables in force: what an operator imported, else what the application brings. A table is one document, so that a new
 * one is there whole or not at all; all of them are read as of one moment, since they have to fit each other.
 */
@Component
class ReferenceTables {

    /** Names what was replaced last, whichever table it was. */
    private static final String LAST = "last";

    private final MongoTemplate mongo;
    private final Clock clock;

    ReferenceTables(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** All tables as text, with a mark that changes when one of them does. */
    record Current(String mark, Map<ReferenceTable, String> texts) {}

    /** Cheap: asks for the marks only. */
    String mark() {
        var query = Reads.all();
        query.fields().include("hash");
        var hashes = new TreeMap<String, String>();
        mongo.find(query, Marked.class, "reference_tables").forEach(marked -> hashes.put(marked.id(), marked.hash()));
        return hashes.toString();
    }

    private record Marked(@Id String id, String hash) {}

    Current current() {
        var query = Reads.all().withReadConcern(ReadConcern.SNAPSHOT);
        var hashes = new TreeMap<String, String>();
        var imported = new HashMap<String, String>();
        for (var one : mongo.find(query, Imported.class)) {
            hashes.put(one.id(), one.hash());
            imported.put(one.id(), one.text());
        }
        var texts = new EnumMap<ReferenceTable, String>(ReferenceTable.class);
        for (var table : ReferenceTable.values()) {
            var text = imported.get(table.label());
            texts.put(table, text == null ? bundled(table) : text);
        }
        return new Current(hashes.toString(), texts);
    }

    /** What the files would be as this table, beside the others that are in force. */
    Parsed parse(ReferenceTable table, List<TableFile> files) {
        return read(table, files).parsed();
    }

    /** @param text what the table would be; nothing where it is refused */
    private record Read(Parsed parsed, String text) {}

    private Read read(ReferenceTable table, List<TableFile> files) {
        var inForce = current().texts();
        var mergers = rows(ReferenceTable.MERGERS, inForce);
        var municipalities = rows(ReferenceTable.MUNICIPALITIES, inForce);
        var there = subjects(ReferenceTable.MUNICIPALITIES, municipalities, row -> true);
        var gone = subjects(ReferenceTable.MERGERS, mergers, row -> true);
        var needed = switch (table) {
            case MUNICIPALITIES -> without(there, subjects(ReferenceTable.MERGERS, mergers, this::hasGone));
            case MERGERS -> without(gone, there);
            case POSTCODES, ELECTIONS -> Set.<String>of();
        };
        gone.addAll(there);
        var own = table == ReferenceTable.MUNICIPALITIES
                ? new CbsMunicipalities(municipalities, mergers, today()).of(files)
                : new CbsMunicipalities.Own(files, List.of());
        if (!own.refused().isEmpty()) {
            return new Read(new Parsed(List.of(), own.refused(), own.refused().size()), "");
        }
        var text = TableFile.joined(own.files());
        var parsed = table.parse(own.files(), new Beside(gone, needed));
        return new Read(parsed.refused().isEmpty() ? nobodyIsLost(parsed, table, text, inForce) : parsed, text);
    }

    /** Whoever lives somewhere today lives somewhere on each day to come. */
    private Parsed nobodyIsLost(Parsed parsed, ReferenceTable table, String text, Map<ReferenceTable, String> inForce) {
        var texts = new EnumMap<>(inForce);
        texts.put(table, text);
        var lost = Snapshot.of(inForce).lostIn(Snapshot.of(texts), today()).entrySet().stream()
                .map(one -> new Refused(
                        "",
                        0,
                        "nobody would know where " + one.getKey() + " is from " + one.getValue()
                                + " on, and people and branches may belong to it; a merger is imported before its end"))
                .toList();
        return lost.isEmpty() ? parsed : new Parsed(List.of(), lost, lost.size());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Days.HERE);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var left = new HashSet<>(all);
        left.removeAll(some);
        return left;
    }

    /** Whoever lived there is known to live somewhere else by now. */
    private boolean hasGone(Map<String, String> merger) {
        return "yes".equals(merger.get("main"))
                && !LocalDate.parse(merger.get("on")).isAfter(today());
    }

    private static List<Map<String, String>> rows(ReferenceTable table, Map<ReferenceTable, String> texts) {
        return table.parse(Objects.requireNonNull(texts.get(table))).rows();
    }

    private static Set<String> subjects(
            ReferenceTable table, List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
        return rows.stream()
                .filter(which)
                .map(row -> Objects.requireNonNull(row.get(table.subject())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What became of files: how they read, and whether the table is another one now. */
    record Taken(Parsed parsed, Outcome outcome) {}

    /**
     * Takes the files as this table when they are good beside the others that are in force. Looking, replacing and counting are
     * one: of two operators at once, the second looks at what the first one did.
     */
    Taken take(ReferenceTable table, Table counted, List<TableFile> files, ImportOutcomes outcomes) {
        var taken = Transactions.run(mongo, Transactions.UNTIL_THE_DEAD_LET_GO, whole -> {
            var within = new ReferenceTables(whole, clock);
            var read = within.read(table, files);
            var outcome = !read.parsed().refused().isEmpty()
                    ? Outcome.REFUSED
                    : within.replace(table, read.text()) ? Outcome.CHANGED : Outcome.UNCHANGED;
            outcomes.count(whole, counted, outcome);
            return new Taken(read.parsed(), outcome);
        });
        outcomes.refresh();
        return taken;
    }

    /**
     * In a transaction, so that tables stay such as fit each other.
     *
     * @return whether anything changed: the same table twice changes nothing
     */
    boolean replace(ReferenceTable table, String text) {
        if (Objects.equals(current().texts().get(table), text)) {
            return false;
        }
        var hash = HexFormat.of().formatHex(Hashes.sha256(text));
        mongo.save(new Imported(table.label(), hash, text));
        mongo.save(new Imported(
                LAST, table.label() + " " + hash, "")); // whoever replaces another table at the same time meets us here
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
