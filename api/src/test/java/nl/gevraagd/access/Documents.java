package nl.gevraagd.access;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.access.AuthorisationMatrix.Row;

/** Writes the document that asks for what a row of the matrix is about, out of the schema alone. */
record Documents(GraphQLSchema schema) {

    private static final Path FILES = Path.of("src/main/resources/graphql");

    /** The schema as it stands in the modules' files. */
    static Documents ofFiles() {
        var parser = new SchemaParser();
        var all = new TypeDefinitionRegistry();
        try (var files = Files.list(FILES)) {
            files.sorted().forEach(file -> all.merge(parser.parse(file.toFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Documents(UnExecutableSchemaGenerator.makeUnExecutableSchema(all));
    }

    /** The schema as an instance serves it. */
    static Documents of(String sdl) {
        return new Documents(UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl)));
    }

    /** Every field of every object type, operations included, such as {@code Lead.contact}. */
    Set<String> fields() {
        return schema.getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
                .map(GraphQLObjectType.class::cast)
                .flatMap(type ->
                        type.getFieldDefinitions().stream().map(field -> type.getName() + "." + field.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types that are nothing but a list's shape, or one outcome of an operation. */
    Set<String> shapesAndOutcomes() {
        var shapes = schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(type -> type.getName())
                .filter(name -> name.endsWith("Connection") || name.endsWith("Edge"));
        var outcomes = schema.getAllTypesAsList().stream()
                .filter(GraphQLUnionType.class::isInstance)
                .flatMap(union -> ((GraphQLUnionType) union).getTypes().stream())
                .map(type -> type.getName());
        return Stream.concat(shapes, outcomes).collect(Collectors.toSet());
    }

    /** Whether the row's operation has one of several outcomes. */
    boolean hasOutcomes(Row row) {
        return typeOf(operation(row.through().operation())) instanceof GraphQLUnionType;
    }

    /** @param given the names of the arguments that have a value; they are the variables of the document */
    String write(Row row, Set<String> given) {
        var operation = operation(row.through().operation());
        var kind = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(type -> type.getFieldDefinition(operation.getName()) != null)
                .findFirst()
                .orElseThrow();
        var arguments = operation.getArguments().stream()
                .filter(argument -> given.contains(argument.getName()))
                .toList();
        var declared = arguments.stream()
                .map(argument -> "$" + argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType()))
                .collect(Collectors.joining(", "));
        var passed = arguments.stream()
                .map(argument -> argument.getName() + ": $" + argument.getName())
                .collect(Collectors.joining(", "));
        return kind.getName().toLowerCase(java.util.Locale.ROOT)
                + (declared.isEmpty() ? "" : "(" + declared + ")")
                + " { "
                + operation.getName()
                + (passed.isEmpty() ? "" : "(" + passed + ")")
                + selection(typeOf(operation), row.through().steps(), row)
                + " }";
    }

    private GraphQLFieldDefinition operation(String name) {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .map(type -> type.getFieldDefinition(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the schema has no operation " + name));
    }

    private String selection(GraphQLType type, List<String> steps, Row row) {
        if (!(type instanceof GraphQLCompositeType composite)) {
            return "";
        }
        if (steps.isEmpty() && row.isOfOperation()) {
            return everythingOf(composite);
        }
        if (composite instanceof GraphQLObjectType object) {
            return " { " + id(object) + inside(object, steps, row) + " }";
        }
        return " { __typename"
                + possible(composite).stream()
                        .filter(member -> steps.isEmpty()
                                ? member.getName().equals(row.type())
                                : member.getFieldDefinition(steps.getFirst()) != null)
                        .map(member ->
                                " ... on " + member.getName() + " { " + id(member) + inside(member, steps, row) + " }")
                        .collect(Collectors.joining())
                + " }";
    }

    private String inside(GraphQLObjectType type, List<String> steps, Row row) {
        if (!steps.isEmpty()) {
            var field = field(type, steps.getFirst());
            return field.getName() + selection(typeOf(field), steps.subList(1, steps.size()), row);
        }
        if (!type.getName().equals(row.type())) {
            throw new IllegalArgumentException(row + " ends at " + type.getName());
        }
        return row.name().equals("*") ? everyField(type) : named(field(type, row.name()));
    }

    private String everythingOf(GraphQLCompositeType type) {
        if (type instanceof GraphQLObjectType object) {
            return " { __typename " + everyField(object) + " }";
        }
        return " { __typename"
                + possible(type).stream()
                        .filter(member -> type instanceof GraphQLUnionType)
                        .map(member -> " ... on " + member.getName() + " { " + everyField(member) + " }")
                        .collect(Collectors.joining())
                + (type instanceof GraphQLInterfaceType ? " id" : "")
                + " }";
    }

    private String everyField(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream().map(this::named).collect(Collectors.joining(" "));
    }

    /** A field, and below it just enough to see that something is there. */
    private String named(GraphQLFieldDefinition field) {
        var type = typeOf(field);
        if (!(type instanceof GraphQLObjectType object)) {
            return field.getName();
        }
        var edges = object.getFieldDefinition("edges");
        return field.getName() + " { __typename " + id(object) + (edges == null ? "" : "edges { __typename }") + " }";
    }

    private static String id(GraphQLObjectType type) {
        return type.getFieldDefinition("id") == null ? "" : "id ";
    }

    private static GraphQLFieldDefinition field(GraphQLObjectType type, String name) {
        var field = type.getFieldDefinition(name);
        if (field == null) {
            throw new IllegalArgumentException(type.getName() + " has no field " + name);
        }
        return field;
    }

    private List<GraphQLObjectType> possible(GraphQLCompositeType type) {
        return type instanceof GraphQLInterfaceType shared
                ? schema.getImplementations(shared)
                : ((GraphQLUnionType) type)
                        .getTypes().stream().map(GraphQLObjectType.class::cast).toList();
    }

    private static GraphQLType typeOf(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType());
    }
}
