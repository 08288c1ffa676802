package nl.gevraagd.imports;

import java.util.List;
import nl.gevraagd.party.ImportProblem;
import nl.gevraagd.shared.Problem;

/** Everything a member can hear who imports parties. */
sealed interface ImportPartiesResult {

    record PartiesImported(boolean dryRun, ImportedParties created, ImportedParties changed, int unchanged)
            implements ImportPartiesResult {}

    record ImportRefused(int total, List<ImportProblem> refused) implements ImportPartiesResult {}

    record InputRejected(List<Problem> problems) implements ImportPartiesResult {}
}
