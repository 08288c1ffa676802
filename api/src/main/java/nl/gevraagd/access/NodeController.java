package nl.gevraagd.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.PublicNodeLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finds anything by its id, if the caller may see it. */
@Controller
class NodeController {

    private final GlobalIds ids;
    private final Map<String, PublicNodeLoader> open;
    private final Map<String, NodeLoader> guarded;

    NodeController(GlobalIds ids, List<PublicNodeLoader> open, List<NodeLoader> guarded) {
        this.ids = ids;
        this.open = open.stream().collect(Collectors.toMap(PublicNodeLoader::type, Function.identity()));
        this.guarded = guarded.stream().collect(Collectors.toMap(NodeLoader::type, Function.identity()));
    }

    @QueryMapping
    @Nullable
    Object node(Caller caller, @Argument String id) {
        return ids.decode(id).flatMap(global -> load(id, global, caller)).orElse(null);
    }

    private Optional<?> load(String id, GlobalId global, Caller caller) {
        var anybodys = open.get(global.type());
        if (anybodys != null) {
            return anybodys.load(global);
        }
        return Optional.ofNullable(guarded.get(global.type())).flatMap(loader -> loader.load(id, global, caller));
    }
}
