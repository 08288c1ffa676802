package nl.gevraagd.municipality;

import java.util.Optional;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.PublicNodeLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of elections; anybody may. */
@Controller
class ElectionController implements PublicNodeLoader {

    private static final String TYPE = "Election";

    private final Municipalities municipalities;
    private final GlobalIds ids;

    ElectionController(Municipalities municipalities, GlobalIds ids) {
        this.municipalities = municipalities;
        this.ids = ids;
    }

    @SchemaMapping
    String id(Election election) {
        return ids.encode(TYPE, "", election.id());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Election> load(GlobalId id) {
        return municipalities.election(id.key());
    }
}
