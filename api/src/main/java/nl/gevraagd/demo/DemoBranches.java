package nl.gevraagd.demo;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.party.BranchStatus;
import nl.gevraagd.party.Branches.Invented;
import nl.gevraagd.shared.Csv;
import org.springframework.core.io.ClassPathResource;

/** Branches named as parties really are, and marked as demo: every fourth one takes part, the two of Utrecht always. */
final class DemoBranches {

    static final String UTRECHT = "GM0344";
    static final String FIRST = "Stadsbelang Utrecht (demo)";
    static final String SECOND = "Student & Starter (demo)";
    private static final String MARK = " (demo)";

    private DemoBranches() {}

    static List<Invented> all() {
        var branches = new ArrayList<Invented>();
        int row = 0;
        for (var party : parties()) {
            var municipality = party.getField(0);
            var name = party.getField(1).replace("\"", "") + MARK;
            boolean ours = municipality.equals(UTRECHT) && (name.equals(FIRST) || name.equals(SECOND));
            var status = ours || row++ % 4 == 0 ? BranchStatus.VERIFIED : BranchStatus.UNCLAIMED;
            branches.add(new Invented(municipality, name, status));
        }
        return branches;
    }

    private static List<CsvRecord> parties() {
        var table = new ClassPathResource("reference/demo-parties.csv");
        try (var rows = Csv.rows(new InputStreamReader(table.getInputStream(), StandardCharsets.UTF_8))) {
            return rows.stream().skip(1).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
