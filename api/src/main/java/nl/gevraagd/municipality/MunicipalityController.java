package nl.gevraagd.municipality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.PublicNodeLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of municipalities; anybody may. */
@Controller
class MunicipalityController implements PublicNodeLoader {

    private static final String TYPE = "Municipality";

    private final Municipalities municipalities;
    private final Cursors cursors;
    private final GlobalIds ids;

    MunicipalityController(Municipalities municipalities, Cursors cursors, GlobalIds ids) {
        this.municipalities = municipalities;
        this.cursors = cursors;
        this.ids = ids;
    }

    @QueryMapping
    Connection<Municipality> municipalities(
            @Argument @Nullable String search, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var page = PageRequest.forwards(first, after);
        var sought = search == null ? "" : NameSearch.cut(search);
        var list = "municipalities|" + sought;
        var found = sought.isEmpty() ? municipalities.all() : municipalities.search(sought);
        return cursors.page(list, found, Municipality::code, page);
    }

    @QueryMapping
    @Nullable
    Municipality municipality(@Argument String code) {
        return municipalities.byCode(code).orElse(null);
    }

    @QueryMapping
    List<Municipality> municipalitiesByPostcode(@Argument String postcode) {
        return municipalities.byPostcode(postcode);
    }

    @SchemaMapping
    String id(Municipality municipality) {
        return ids.encode(TYPE, "", municipality.code());
    }

    @SchemaMapping
    @Nullable
    Election nextElection(Municipality municipality) {
        return municipalities.nextElection(municipality).orElse(null);
    }

    @SchemaMapping
    @Nullable
    LocalDate mergesOn(Municipality municipality) {
        return municipalities.mergesOn(municipality).orElse(null);
    }

    @SchemaMapping
    @Nullable
    Municipality mergesInto(Municipality municipality) {
        return municipalities.mergesInto(municipality).orElse(null);
    }

    @SchemaMapping
    List<Municipality> takesIn(Municipality municipality) {
        return municipalities.takesIn(municipality);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Municipality> load(GlobalId id) {
        return municipalities.byCode(id.key());
    }
}
