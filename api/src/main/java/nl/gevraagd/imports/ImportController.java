package nl.gevraagd.imports;

import java.util.List;
import nl.gevraagd.access.Member;
import nl.gevraagd.imports.ImportPartiesResult.ImportRefused;
import nl.gevraagd.imports.ImportPartiesResult.InputRejected;
import nl.gevraagd.imports.ImportPartiesResult.PartiesImported;
import nl.gevraagd.imports.ImportedParties.ImportedParty;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.ImportProblem;
import nl.gevraagd.party.PartyImport;
import nl.gevraagd.shared.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Imports out of files that were handed in. */
@Controller
class ImportController {

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
        var files = uploads.find(input.uploads(), member.id(), problems);
        if (problems.any()) {
            return new InputRejected(problems.list());
        }
        var report = parties.runInTime(files, input.dryRun());
        var created = ImportedParties.of(report.created());
        var changed = ImportedParties.of(report.changed());
        var unchanged = ImportedParties.of(report.unchanged());
        return report.isGood()
                ? new PartiesImported(input.dryRun(), created, changed, unchanged)
                : new ImportRefused(
                        report.problems().size(),
                        report.problems().stream().limit(LISTED).toList(),
                        created,
                        changed,
                        unchanged);
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
