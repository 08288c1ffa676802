package nl.gevraagd.edge;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.shared.ErrorCode;
import org.jspecify.annotations.Nullable;

/** How large a document may be, whatever it asks. Names that begin with underscores count like any other. */
final class DocumentCaps {

    static final int TOKENS = 1_000;
    private static final Cost USUAL = new Cost(60, 15, 10, 5);
    private static final Cost INTROSPECTION = new Cost(200, 15, 20, 15);

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private int fields;
    private int aliases;
    private int depth;
    private int directives;

    private boolean introspection = true;

    private DocumentCaps() {}

    /** What a document asks for, with its fragments counted wherever they are spread. */
    record Cost(int fields, int aliases, int depth, int directives) {}

    static DocumentCaps of(Document document) {
        var count = new DocumentCaps();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> count.fragments.put(fragment.getName(), fragment));
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            count.directives += operation.getDirectives().size();
            count.count(operation.getSelectionSet(), 1);
            count.introspection &= asksForSchemaOnly(operation.getSelectionSet());
        }
        return count;
    }

    Cost cost() {
        return new Cost(fields, aliases, depth, directives);
    }

    /** Empty when the document is small enough. */
    Optional<GraphQLError> refusal() {
        var caps = introspection ? INTROSPECTION : USUAL;
        var exceeded = fields > caps.fields()
                || aliases > caps.aliases()
                || depth > caps.depth()
                || directives > caps.directives();
        return exceeded ? Optional.of(error()) : Optional.empty();
    }

    private static GraphQLError error() {
        return GraphqlErrorBuilder.newError()
                .message(ErrorCode.COST_EXCEEDED.sentence())
                .errorType(ErrorCode.COST_EXCEEDED)
                .build();
    }

    private static boolean asksForSchemaOnly(SelectionSet selections) {
        return selections.getSelections().stream()
                .allMatch(selection -> selection instanceof Field field
                        && field.getName().startsWith("__")
                        && !field.getName().equals("__typename"));
    }

    private void count(@Nullable SelectionSet set, int level) {
        if (set == null || level > INTROSPECTION.depth() + 1 || fields > INTROSPECTION.fields()) {
            return;
        }
        depth = Math.max(depth, level);
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> {
                    fields++;
                    aliases += field.getAlias() == null ? 0 : 1;
                    directives += field.getDirectives().size();
                    count(field.getSelectionSet(), level + 1);
                }
                case InlineFragment inline -> {
                    directives += inline.getDirectives().size();
                    count(inline.getSelectionSet(), level);
                }
                case FragmentSpread spread -> {
                    directives += spread.getDirectives().size();
                    var fragment = fragments.get(spread.getName());
                    count(fragment == null ? null : fragment.getSelectionSet(), level);
                }
                default -> throw new IllegalStateException("a selection of no known kind");
            }
        }
    }
}
