package nl.gevraagd.party;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.ImportedBranch.Place;

/** What an import says to the operator: each party with its lines, each problem, and in the end how many. */
record ImportSentences(Municipalities municipalities) {

    List<String> of(ImportReport report, boolean dry) {
        var would = report.isGood() ? "" : "would be ";
        var lines = new ArrayList<String>();
        report.created().forEach(one -> lines.add(would + "created: " + named(one)));
        report.changed().forEach(one -> lines.add(would + "changed: " + named(one)));
        report.unchanged().forEach(one -> lines.add("unchanged: " + named(one)));
        report.problems().forEach(problem -> lines.add(sentence(problem)));
        lines.add((report.isGood() ? "" : "What is good would be: ")
                + report.created().size() + " created, " + report.changed().size() + " changed, "
                + report.unchanged().size() + " unchanged"
                + (report.isGood() && dry ? " (dry run: nothing was changed)." : "."));
        return lines;
    }

    private static String sentence(ImportProblem problem) {
        var place = new Place(problem.file(), problem.line());
        return said(place) + ": " + problem.code() + ", " + problem.reason();
    }

    private static String said(Place place) {
        return place.file() + (place.line() > 0 ? ", line " + place.line() : "");
    }

    private String named(ImportedBranch one) {
        var branch = one.branch();
        return branch.name() + ", "
                + municipalities
                        .byCode(branch.municipality())
                        .map(Municipality::name)
                        .orElse("–") + ", "
                + String.join(" ", branch.elections().stream().sorted().toList())
                + one.places().stream().map(ImportSentences::said).collect(Collectors.joining("; ", " (", ")"));
    }
}
