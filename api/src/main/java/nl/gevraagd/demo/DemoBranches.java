package nl.gevraagd.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.party.BranchStatus;
import nl.gevraagd.party.Branches.Invented;
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
        for (var line : lines()) {
            int semicolon = line.indexOf(';');
            var municipality = line.substring(0, semicolon);
            var name = line.substring(semicolon + 1).replace("\"", "") + MARK;
            boolean ours = municipality.equals(UTRECHT) && (name.equals(FIRST) || name.equals(SECOND));
            var status = ours || row++ % 4 == 0 ? BranchStatus.VERIFIED : BranchStatus.UNCLAIMED;
            branches.add(new Invented(municipality, name, status));
        }
        return branches;
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource("reference/demo-parties.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
