package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.OtherInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** {@code node(id)} finds each type by the id that it has elsewhere, and knows of nothing else. */
@WholeApplication
class NodeTests {

    private static final String NODE = "query($id: ID!) { node(id: $id) { __typename id } }";
    private static final String NOTHING = "{\"node\":null}";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    GlobalIds ids;

    @Test
    void everyTypeIsFoundByTheIdThatItHasElsewhereAndByNothingLikeIt() {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var recruiter = cast.worker(Role.BRANCH_RECRUITER, branch);
        var citizen = cast.acquainted(branch, recruiter);
        var anybody = new Graph(port);
        var asCitizen = cast.as(citizen);
        var asRecruiter = cast.as(recruiter);
        var municipality = anybody.data(
                "{ municipality(code: \"GM0344\") { id nextElection { id } branches { edges { node { id } } } } }");
        var me = asCitizen.data("{ me { id consents { id } } }");
        var found = Map.of(
                "Municipality",
                        Map.entry(anybody, municipality.at("/municipality/id").asString()),
                "Election",
                        Map.entry(
                                anybody,
                                municipality.at("/municipality/nextElection/id").asString()),
                "Branch",
                        Map.entry(
                                anybody,
                                municipality
                                        .at("/municipality/branches/edges/0/node/id")
                                        .asString()),
                "Prospect", Map.entry(asCitizen, me.at("/me/id").asString()),
                "Consent", Map.entry(asCitizen, me.at("/me/consents/0/id").asString()),
                "Lead", Map.entry(asRecruiter, cast.idOf(cast.leadOf(citizen.id(), branch))),
                "Member",
                        Map.entry(
                                asRecruiter,
                                asRecruiter
                                        .data("{ viewer { id } }")
                                        .at("/viewer/id")
                                        .asString()));
        assertThat(found.keySet())
                .isEqualTo(Documents.ofFiles().schema().getAllTypesAsList().stream()
                        .filter(type -> type instanceof graphql.schema.GraphQLObjectType object
                                && object.getInterfaces().stream()
                                        .anyMatch(shared -> shared.getName().equals("Node")))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet()));
        found.forEach((type, known) -> {
            var id = known.getValue();
            assertThat(known.getKey().ask(NODE, "id", id).at("/data/node").toString())
                    .isEqualTo("{\"__typename\":\"" + type + "\",\"id\":\"" + id + "\"}");
            assertThat(likeIt(id))
                    .allSatisfy(other -> assertThat(known.getKey()
                                    .ask(NODE, "id", other)
                                    .get("data")
                                    .toString())
                            .as(type)
                            .isEqualTo(NOTHING));
        });
    }

    /** Ids that are none: cut off, lengthened, changed in one place, of another type, of another installation, made up. */
    private List<String> likeIt(String id) {
        var global = ids.decode(id).orElseThrow();
        var others = new ArrayList<String>();
        for (int length = 0; length < id.length(); length += 7) {
            others.add(id.substring(0, length));
        }
        for (int i = 0; i < id.length(); i += 5) {
            others.add(id.substring(0, i) + (id.charAt(i) == 'A' ? 'B' : 'A') + id.substring(i + 1));
        }
        char last = id.charAt(id.length() - 1);
        others.add(id.substring(0, id.length() - 1) + (char) (last + 1)); // differs in bits that carry nothing
        others.addAll(List.of(id + "A", id + id, " " + id, "nothing", "\"}", "é", "A".repeat(5_000)));
        others.add(OtherInstallation.ids().encode(global.type(), global.shardKey(), global.key()));
        others.add(ids.encode(global.type(), global.shardKey(), "of nobody"));
        for (var type : List.of("Leave", "Theme", "Query", "")) {
            others.add(ids.encode(type, global.shardKey(), global.key()));
        }
        return others;
    }
}
