package nl.gevraagd.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.gevraagd.shared.GlobalIds;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finds anything by its id, if the caller may see it. */
@Controller
class NodeController {

    private final GlobalIds ids;
    private final Map<String, NodeLoader> loaders;

    NodeController(GlobalIds ids, List<NodeLoader> loaders) {
        this.ids = ids;
        this.loaders = loaders.stream().collect(Collectors.toMap(NodeLoader::type, Function.identity()));
    }

    @QueryMapping
    @Nullable
    Object node(Caller caller, @Argument String id) {
        return ids.decode(id)
                .flatMap(global -> Optional.ofNullable(loaders.get(global.type()))
                        .flatMap(loader -> loader.load(id, global, caller)))
                .orElse(null);
    }
}
