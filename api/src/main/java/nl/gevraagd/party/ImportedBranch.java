package nl.gevraagd.party;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A party that stands in files, as it is after the import.
 *
 * @param places where it stands, in the order of the files: once for each election, and in a 110a and a 230b
 */
public record ImportedBranch(Branch branch, List<Place> places) {

    /** @param file as whoever imports it named it */
    public record Place(String file, long line) {}

    /** The same party on another line. */
    ImportedBranch together(ImportedBranch more) {
        return new ImportedBranch(
                more.after(branch).branch(),
                Stream.concat(places.stream(), more.places.stream()).toList());
    }

    /** A party that takes part in one more election keeps everything else. */
    ImportedBranch after(Branch before) {
        var elections = new HashSet<>(before.elections());
        elections.addAll(branch.elections());
        return new ImportedBranch(
                elections.equals(before.elections())
                        ? before
                        : new Branch(
                                before.id(),
                                before.name(),
                                before.municipality(),
                                before.status(),
                                Set.copyOf(elections),
                                before.pending(),
                                before.version()),
                places);
    }
}
