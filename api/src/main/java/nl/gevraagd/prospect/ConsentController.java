package nl.gevraagd.prospect;

import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.Caller;
import nl.gevraagd.access.NodeLoader;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import org.springframework.graphql.data.method.annotation.BatchMapping;
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

    @BatchMapping
    List<Optional<Branch>> branch(List<Consent> consents) {
        var found = branches.known(consents.stream()
                .flatMap(consent -> Optional.ofNullable(consent.branch()).stream())
                .toList());
        return consents.stream()
                .map(consent -> Optional.ofNullable(consent.branch()).flatMap(id -> Optional.ofNullable(found.get(id))))
                .toList();
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
