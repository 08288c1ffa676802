package nl.gevraagd.imports;

import java.util.List;
import nl.gevraagd.party.ImportedBranch;

/** How many, and the first of them. */
record ImportedParties(int total, List<ImportedParty> first) {

    private static final int LISTED = 100;

    static ImportedParties of(List<ImportedBranch> branches) {
        return new ImportedParties(
                branches.size(),
                branches.stream().limit(LISTED).map(ImportedParty::of).toList());
    }

    /**
     * @param municipality CBS code
     * @param file where it stands first
     */
    record ImportedParty(String name, String municipality, List<String> elections, String file, long line) {

        static ImportedParty of(ImportedBranch imported) {
            var branch = imported.branch();
            var first = imported.places().getFirst();
            return new ImportedParty(
                    branch.name(),
                    branch.municipality(),
                    branch.elections().stream().sorted().toList(),
                    first.file(),
                    first.line());
        }
    }
}
