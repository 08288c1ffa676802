package nl.gevraagd.party;

import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.shared.ImportOutcomes.Outcome;

/** What an import did, or would do. When there are problems nothing is done, and the rest is what the good rows would do. */
public record ImportReport(
        List<ImportedBranch> created,
        List<ImportedBranch> changed,
        List<ImportedBranch> unchanged,
        List<ImportProblem> problems) {

    public boolean isGood() {
        return problems.isEmpty();
    }

    List<Branch> toWrite() {
        return Stream.concat(created.stream(), changed.stream())
                .map(ImportedBranch::branch)
                .toList();
    }

    Outcome outcome(boolean dry) {
        if (!isGood()) {
            return Outcome.REFUSED;
        }
        return dry ? Outcome.DRY_RUN : toWrite().isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED;
    }
}
