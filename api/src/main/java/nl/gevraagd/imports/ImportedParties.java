package nl.gevraagd.imports;

import java.util.List;
import nl.gevraagd.party.Branch;

/** How many, and the first of them. */
record ImportedParties(int total, List<ImportedParty> first) {

    private static final int LISTED = 100;

    static ImportedParties of(List<Branch> branches) {
        return new ImportedParties(
                branches.size(),
                branches.stream().limit(LISTED).map(ImportedParty::of).toList());
    }

    /** @param municipality CBS code */
    record ImportedParty(String name, String municipality, List<String> elections) {

        static ImportedParty of(Branch branch) {
            return new ImportedParty(
                    branch.name(),
                    branch.municipality(),
                    branch.elections().stream().sorted().toList());
        }
    }
}
