package nl.gevraagd.party;

import graphql.GraphQLContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.shared.Connection;
import nl.gevraagd.shared.Cursors;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.GlobalIds.GlobalId;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.PageRequest;
import nl.gevraagd.shared.PublicNodeLoader;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What anybody may ask of branches. */
@Controller
class BranchController implements PublicNodeLoader {

    private final Branches branches;
    private final BranchNames names;
    private final Municipalities municipalities;
    private final Cursors cursors;
    private final GlobalIds ids;

    BranchController(
            Branches branches,
            BranchNames names,
            Municipalities municipalities,
            Cursors cursors,
            GlobalIds ids,
            BatchLoaderRegistry loaders) {
        this.branches = branches;
        this.names = names;
        this.municipalities = municipalities;
        this.cursors = cursors;
        this.ids = ids;
        loaders.<String, List<Branch>>forName("branchesOf")
                .registerMappedBatchLoader((codes, any) -> Mono.fromCallable(() -> branches.shuffled(codes)));
    }

    /** A batch mapping knows nothing of pages, so whole lists are loaded: one read for all municipalities of a list. */
    @SchemaMapping(typeName = "Municipality", field = "branches")
    CompletableFuture<Connection<Branch>> branches(
            Municipality municipality,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataLoader<String, List<Branch>> branchesOf) {
        var page = PageRequest.forwards(first, after);
        var list = "branches|" + municipality.code();
        return branchesOf
                .load(municipality.code())
                .thenApply(all -> cursors.page(list, all, branch -> branch.id().value(), page));
    }

    @SchemaMapping
    String id(Branch branch) {
        return ids.encode(Branches.TYPE, branch.municipality(), branch.id().value());
    }

    @SchemaMapping
    String name(Branch branch, GraphQLContext request) {
        Locale locale = request.getOrDefault(Locale.class, Locale.of(Locales.USUAL));
        return names.of(branch, locale.getLanguage());
    }

    @SchemaMapping
    boolean verified(Branch branch) {
        return branch.isVerified();
    }

    @SchemaMapping
    Municipality municipality(Branch branch) {
        return municipalities.of(branch.municipality());
    }

    @Override
    public String type() {
        return Branches.TYPE;
    }

    @Override
    public Optional<Branch> load(GlobalId id) {
        return branches.byId(new BranchId(id.key()));
    }
}
