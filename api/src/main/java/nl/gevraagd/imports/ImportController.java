package nl.gevraagd.imports;

import static nl.gevraagd.shared.ProblemCode.REQUIRED;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_UPLOAD;

import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.Member;
import nl.gevraagd.imports.ImportPartiesResult.ImportRefused;
import nl.gevraagd.imports.ImportPartiesResult.InputRejected;
import nl.gevraagd.imports.ImportPartiesResult.PartiesImported;
import nl.gevraagd.imports.ImportedParties.ImportedParty;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.ImportProblem;
import nl.gevraagd.party.PartyImport;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.shared.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Imports out of files that were handed in. */
@Controller
class ImportController {

    /** A 110a and a 230b of every municipality. */
    private static final int MOST_FILES = 1_000;

    private static final int LISTED = 100;

    private final Uploads uploads;
    private final PartyImport parties;
    private final Municipalities municipalities;

    ImportController(Uploads uploads, PartyImport parties, Municipalities municipalities) {
        this.uploads = uploads;
        this.parties = parties;
        this.municipalities = municipalities;
    }

    record ImportPartiesInput(List<String> uploads, boolean dryRun) {}

    @MutationMapping
    ImportPartiesResult importParties(Member member, @Argument ImportPartiesInput input) {
        Importers.require(member);
        var problems = Problems.in(null);
        var files = files(member, input.uploads(), problems);
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var report = parties.runInTime(files, input.dryRun());
        return report.isGood()
                ? new PartiesImported(
                        input.dryRun(),
                        ImportedParties.of(report.created()),
                        ImportedParties.of(report.changed()),
                        report.unchanged())
                : new ImportRefused(
                        report.problems().size(),
                        report.problems().stream().limit(LISTED).toList());
    }

    private List<Named> files(Member member, List<String> ids, Problems problems) {
        if (ids.isEmpty()) {
            problems.add(REQUIRED, "uploads");
        }
        if (ids.size() > MOST_FILES) {
            problems.add(TOO_LONG, "uploads");
            return List.of();
        }
        var found = uploads.find(ids, member.id());
        for (int i = 0; i < ids.size(); i++) {
            if (!found.containsKey(ids.get(i))) {
                problems.add(UNKNOWN_UPLOAD, "uploads", Integer.toString(i));
            }
        }
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).map(path -> new Named(id, path)).stream())
                .toList();
    }

    /** 0 is the file as a whole. */
    @SchemaMapping
    @Nullable
    Long line(ImportProblem problem) {
        return problem.line() == 0 ? null : problem.line();
    }

    @SchemaMapping
    Municipality municipality(ImportedParty party) {
        return municipalities.of(party.municipality());
    }
}
