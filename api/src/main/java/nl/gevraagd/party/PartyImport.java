package nl.gevraagd.party;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.PartyFile.Code;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Refused;
import org.springframework.stereotype.Service;

/**
 * Adds parties out of files: all of them when everything in them is good, else none. A party that is there keeps its name
 * and status; the same file twice changes nothing. Branches have ids that follow from municipality and name, so two runs at once
 * add up, and a run that was cut off is completed by running it again.
 */
@Service
class PartyImport {

    static final int LARGEST = 5 * 1024 * 1024;
    private static final int MOST_ROWS = 100_000;
    private static final Pattern ELECTION = Pattern.compile("[A-Z]{2}\\d{4}");
    private static final List<String> COLUMNS = List.of("cbs_code", "name", "election");

    private final Municipalities municipalities;
    private final BranchRepository branches;

    PartyImport(Municipalities municipalities, BranchRepository branches) {
        this.municipalities = municipalities;
        this.branches = branches;
    }

    /** A file by its name. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Named(String name, byte[] bytes) {}

    /** What a run did, or would do. */
    record Report(int created, int changed, int unchanged, Map<String, List<Refused>> refused) {

        boolean isGood() {
            return refused.isEmpty();
        }
    }

    Report run(List<Named> files, boolean dry) {
        var refused = new LinkedHashMap<String, List<Refused>>();
        var wanted = new LinkedHashMap<BranchId, Branch>();
        var registered = new HashSet<String>();
        var read = new ArrayList<Map.Entry<String, EmlReader.Eml>>();
        for (var file : files) {
            var eml = read(file);
            read.add(Map.entry(file.name(), eml));
            if (eml.kind().equals("110a")) {
                registered.add(eml.election() + "|" + eml.municipality());
            }
        }
        read.forEach(file -> {
            var eml = file.getValue();
            var wrong = new ArrayList<>(eml.parties().refused());
            if (eml.kind().equals("230b") && !registered.contains(eml.election() + "|" + eml.municipality())) {
                wrong.add(new Refused(0, Code.NEEDS_110A, "a 230b is read only beside the 110a of its election"));
            }
            eml.parties().entries().forEach(entry -> want(entry, eml, wanted, wrong));
            if (!wrong.isEmpty()) {
                refused.computeIfAbsent(file.getKey(), any -> new ArrayList<>()).addAll(wrong);
            }
        });
        return refused.isEmpty() ? write(wanted, dry) : new Report(0, 0, 0, refused);
    }

    private void want(Entry entry, EmlReader.Eml eml, Map<BranchId, Branch> wanted, List<Refused> wrong) {
        var code = entry.municipality().isEmpty() ? eml.municipality() : entry.municipality();
        var municipality = municipalities.byCode(code).map(Municipality::code);
        if (municipality.isEmpty()) {
            if (wrong.stream().noneMatch(one -> one.code() == Code.WRONG_MUNICIPALITY && one.line() == entry.line())) {
                wrong.add(new Refused(entry.line(), Code.WRONG_MUNICIPALITY, "there is no municipality " + code));
            }
            return;
        }
        var election = entry.election().isEmpty() ? eml.election() : entry.election();
        if (!ELECTION.matcher(election).matches()) {
            wrong.add(
                    new Refused(entry.line(), Code.WRONG_ELECTION, "an election is two letters and a year, as GR2026"));
            return;
        }
        try {
            var name = new PartyName(entry.name());
            var id = name.branchIn(municipality.get());
            wanted.merge(
                    id,
                    new Branch(
                            id,
                            name.value(),
                            municipality.get(),
                            BranchStatus.UNCLAIMED,
                            Set.of(election),
                            List.of(),
                            null),
                    PartyImport::together);
        } catch (IllegalArgumentException noName) {
            wrong.add(new Refused(entry.line(), Code.WRONG_NAME, "this is not the name of a party"));
        }
    }

    private Report write(Map<BranchId, Branch> wanted, boolean dry) {
        var there = new HashMap<BranchId, Branch>();
        branches.find(wanted.keySet()).forEach(branch -> there.put(branch.id(), branch));
        var created = wanted.values().stream()
                .filter(one -> !there.containsKey(one.id()))
                .toList();
        var changed = wanted.values().stream()
                .filter(one -> there.containsKey(one.id()))
                .map(one -> together(there.getOrDefault(one.id(), one), one))
                .filter(one -> !one.equals(there.get(one.id())))
                .toList();
        if (!dry) {
            branches.addAll(Stream.concat(created.stream(), changed.stream()).toList());
        }
        return new Report(created.size(), changed.size(), wanted.size() - created.size() - changed.size(), Map.of());
    }

    /** A party that takes part in one more election keeps everything else. */
    private static Branch together(Branch there, Branch more) {
        var elections = new HashSet<>(there.elections());
        elections.addAll(more.elections());
        return elections.equals(there.elections())
                ? there
                : new Branch(
                        there.id(),
                        there.name(),
                        there.municipality(),
                        there.status(),
                        Set.copyOf(elections),
                        there.pending(),
                        there.version());
    }

    private static EmlReader.Eml read(Named file) {
        if (file.bytes().length > LARGEST) {
            return wrong(PartyFile.refused(0, Code.TOO_LARGE, "the file is larger than 5 MB"));
        }
        return file.name().toLowerCase(Locale.ROOT).endsWith(".csv")
                ? wrong(csv(file.bytes()))
                : new EmlReader().read(file.bytes());
    }

    private static EmlReader.Eml wrong(PartyFile parties) {
        return new EmlReader.Eml("csv", "", "", parties);
    }

    private static PartyFile csv(byte[] bytes) {
        var entries = new ArrayList<Entry>();
        var refused = new ArrayList<Refused>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(';')
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new StringReader(text(bytes)))) {
            boolean header = true;
            for (var row : reader) {
                var fields = row.getFields();
                if (header) {
                    if (!fields.equals(COLUMNS)) {
                        return PartyFile.refused(1, Code.NOT_CSV, "the columns should be " + String.join(";", COLUMNS));
                    }
                    header = false;
                } else if (entries.size() >= MOST_ROWS) {
                    return PartyFile.refused(
                            row.getStartingLineNumber(), Code.TOO_LARGE, "there are more than " + MOST_ROWS + " rows");
                } else if (fields.size() != COLUMNS.size()) {
                    refused.add(new Refused(
                            row.getStartingLineNumber(), Code.NOT_CSV, "has " + fields.size() + " cells instead of 3"));
                } else {
                    entries.add(new Entry(
                            row.getStartingLineNumber(),
                            fields.get(0).strip(),
                            fields.get(1).strip(),
                            fields.get(2).strip()));
                }
            }
        } catch (CharacterCodingException notText) {
            return PartyFile.refused(0, Code.NOT_UTF8, "the file is not UTF-8");
        } catch (CsvParseException | IOException notCsv) {
            return PartyFile.refused(0, Code.NOT_CSV, "this is not a CSV file");
        }
        if (entries.isEmpty() && refused.isEmpty()) {
            return PartyFile.refused(0, Code.NO_PARTIES, "there are no parties");
        }
        return new PartyFile(entries, refused);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
