package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.gevraagd.access.AuthorisationMatrix.Row;
import org.junit.jupiter.api.Test;

/** Acceptance row R-07: nothing is in the schema of which docs/authorisation.md does not say who may have it. */
class AuthorisationMatrixTests {

    /** Types without anything about a person. All others have a row for each field. */
    private static final Set<String> PLAIN = Set.of(
            "Municipality",
            "Election",
            "Branch",
            "Theme",
            "ConsentText",
            "CouncilWithoutLeads",
            "Eligibility",
            "EligibilityGround",
            "Figure",
            "Funnel",
            "FunnelStep",
            "ImportProblem",
            "ImportedParties",
            "ImportedParty",
            "LetterCount",
            "PageInfo",
            "Problem",
            "SignedOut");

    private final Documents documents = Documents.ofFiles();
    private final List<Row> rows = AuthorisationMatrix.read().rows();

    @Test
    void everyFieldOfTheSchemaHasARow() {
        var covered = new HashSet<String>();
        rows.forEach(row -> covered.add(row.field()));
        var missing = new ArrayList<String>();
        for (var field : documents.fields()) {
            var type = field.substring(0, field.indexOf('.'));
            if (!covered.contains(field) && !(mayBeWhole(type) && covered.contains(type + ".*"))) {
                missing.add("docs/authorisation.md says of no role whether it may have " + field + ": add a row '| "
                        + field + " | " + wayTo(type) + " | … |'");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowIsAboutAFieldOfTheSchema() {
        var fields = documents.fields();
        var superfluous = new ArrayList<String>();
        for (var row : rows) {
            boolean exists = row.name().equals("*")
                    ? fields.stream().anyMatch(field -> field.startsWith(row.type() + "."))
                    : fields.contains(row.field());
            if (!exists) {
                superfluous.add("the schema has no " + row.field() + ": take its row out of docs/authorisation.md");
            } else if (row.name().equals("*") && !mayBeWhole(row.type())) {
                superfluous.add(row.type() + " is about people: give each of its fields a row of its own instead of "
                        + row.field());
            }
        }
        assertThat(superfluous).isEmpty();
    }

    @Test
    void everyWayLeadsToItsField() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(documents.write(row, Set.of()))
                        .contains(row.through().operation()));
        assertThat(rows.stream().map(Row::toString)).doesNotHaveDuplicates();
    }

    private boolean mayBeWhole(String type) {
        return PLAIN.contains(type) || documents.shapesAndOutcomes().contains(type);
    }

    /** How the other fields of the type are reached. */
    private String wayTo(String type) {
        return rows.stream()
                .filter(row -> row.type().equals(type) && !row.isOfOperation())
                .map(row -> row.through().toString())
                .findFirst()
                .orElse("…");
    }
}
