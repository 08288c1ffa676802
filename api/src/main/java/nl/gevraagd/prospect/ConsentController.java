package nl.gevraagd.prospect;

import java.util.Optional;
import nl.gevraagd.access.Caller;
import nl.gevraagd.access.NodeLoader;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of consents, by the citizen who gave them. */
@Controller
class ConsentController implements NodeLoader {

    private static final String TYPE = "Consent";

    private final Prospects prospects;
    private final Branches branches;
    private final GlobalIds ids;

    ConsentController(Prospects prospects, Branches branches, GlobalIds ids) {
        this.prospects = prospects;
        this.branches = branches;
        this.ids = ids;
    }

    @SchemaMapping
    String id(Consent consent) {
        return ids.encode(TYPE, consent.id().value(), consent.id().value());
    }

    @SchemaMapping
    @Nullable
    Branch branch(Consent consent) {
        return consent.branch() == null ? null : branches.byId(consent.branch()).orElse(null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Citizens find the consents that they gave, and nobody else's. */
    @Override
    public Optional<?> load(String globalId, GlobalId id, Caller caller) {
        return caller.citizen()
                .flatMap(citizen -> prospects.find(citizen.id()))
                .flatMap(me -> me.consents().all().stream()
                        .filter(consent -> consent.id().value().equals(id.key()))
                        .findFirst());
    }
}
