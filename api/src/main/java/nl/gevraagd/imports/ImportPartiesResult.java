package nl.gevraagd.imports;

import java.util.List;
import nl.gevraagd.party.ImportProblem;
import nl.gevraagd.shared.Problem;

/** Everything a member can hear who imports parties. */
sealed interface ImportPartiesResult {

    record PartiesImported(
            boolean dryRun, ImportedParties created, ImportedParties changed, ImportedParties unchangedParties)
            implements ImportPartiesResult {

        public int unchanged() {
            return unchangedParties.total();
        }
    }

    record ImportRefused(
            int total,
            List<ImportProblem> refused,
            ImportedParties created,
            ImportedParties changed,
            ImportedParties unchangedParties)
            implements ImportPartiesResult {}

    record InputRejected(List<Problem> problems) implements ImportPartiesResult {}
}
