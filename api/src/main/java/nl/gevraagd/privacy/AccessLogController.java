package nl.gevraagd.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.Consent;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Shows citizens who looked (GDPR art. 15(1)(c)). */
@Controller
class AccessLogController {

    private final AccessLog log;
    private final Branches branches;
    private final Keys keys;

    AccessLogController(AccessLog log, Branches branches, Keys keys) {
        this.log = log;
        this.branches = branches;
        this.keys = keys;
    }

    record Access(Instant at, @Nullable Branch branch, String what) {}

    /** Only a branch that the person chose can have read anything, so its name is found among their own choices. */
    @SchemaMapping(typeName = "Prospect")
    Connection<Access> accessLog(
            Prospect prospect, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var page = PageRequest.forwards(first, after);
        var chosen = chosenBy(prospect);
        return log.of(prospect.id(), page)
                .map(entry -> new Access(entry.at(), chosen.get(entry.branch()), entry.what()));
    }

    private Map<String, Branch> chosenBy(Prospect prospect) {
        var ids = prospect.consents().all().stream()
                .map(Consent::branch)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return branches.byIds(ids).stream()
                .collect(Collectors.toMap(branch -> keys.branchKey(branch.id().value()), branch -> branch));
    }
}
