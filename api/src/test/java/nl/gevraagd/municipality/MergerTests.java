package nl.gevraagd.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Role;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.lead.LeadStage;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Wijdemeren goes into Hilversum, and whoever signed up there goes on as somebody of Hilversum. */
@WholeApplication
class MergerTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    ReferenceTables tables;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Branches branches;

    /** The day that the table has is one that goes by. */
    @BeforeEach
    void notMergedYet() {
        merge("2999-01-01");
        Graph.untilTrue(() -> municipalities
                .byCode("GM1696")
                .flatMap(municipalities::mergesOn)
                .equals(Optional.of(LocalDate.parse("2999-01-01"))));
    }

    @AfterEach
    void bringBackTheTables() {
        for (var table : ReferenceTable.values()) {
            tables.replace(table, ReferenceTables.bundled(table));
        }
    }

    @Test
    void peopleAndBranchesOfAMunicipalityThatMergedGoOn() {
        var cast = new Cast(application, port);
        var old = someBranch("GM1696");
        var fresh = someBranch("GM0402");
        var person = cast.signedUp(old);
        cast.leadOf(person.id(), old);
        merge(LocalDate.now(Days.HERE).minusDays(1).toString());
        Graph.untilTrue(() -> name("GM1696").equals("Hilversum"));
        var me = cast.as(person);
        assertThat(me.data("{ me { municipality { name } } }")
                        .at("/me/municipality/name")
                        .asString())
                .isEqualTo("Hilversum");
        assertThat(outcome(me, "updateMe(input: {municipality: \"GM0402\", hoursPerWeek: 9})"))
                .as("no move")
                .isEqualTo("MeUpdated");
        assertThat(outcome(
                        me,
                        "giveConsent(input: {consent: {purpose: SHARE_WITH_BRANCH, branch: \"" + cast.idOf(fresh)
                                + "\", textVersion: \"" + cast.version() + "\"}})"))
                .isEqualTo("ConsentGiven");
        for (var branch : List.of(old, fresh)) {
            var lead = cast.as(cast.worker(Role.BRANCH_RECRUITER, branch))
                    .data(
                            "query($l: ID!) { node(id: $l) { ... on Lead { stage hoursPerWeek municipality { name } branch { name } } } }",
                            "l",
                            cast.idOf(cast.leadOf(person.id(), branch)))
                    .get("node");
            assertThat(lead.get("stage").asString()).isEqualTo("NEW");
            assertThat(lead.get("hoursPerWeek").asInt()).isEqualTo(9);
            assertThat(lead.at("/municipality/name").asString()).isEqualTo("Hilversum");
            assertThat(lead.at("/branch/name").asString())
                    .isEqualTo(branch.equals(old) ? old.name() + ", voorheen Wijdemeren" : fresh.name());
        }
        assertThat(cast.as(cast.worker(Role.CAMPAIGN_MANAGER, null))
                        .data("{ branchesToVerify(municipality: \"GM0402\") { id } }")
                        .toString())
                .contains(cast.idOf(old), cast.idOf(fresh));

        Operator.hears(
                application,
                0,
                "member",
                "add",
                "--email",
                "wijdemeren@voorbeeld.example",
                "--role",
                "BRANCH_VIEWER",
                "--branch",
                "GM1696/" + old.name());

        notMergedYet(); // as an instance sees it that has not read of the merger yet
        me.data("mutation { updateMe(input: {hoursPerWeek: 7}) { __typename } }");
        var kept = cast.leadOf(person.id(), fresh);
        assertThat(kept.stage()).isEqualTo(LeadStage.NEW);
        assertThat(kept.hoursPerWeek()).isEqualTo(7);
    }

    @Test
    void whoTakesTheirCardBackFromAPartyThatCameAlongCanShowItAgain() {
        var cast = new Cast(application, port);
        var old = someBranch("GM1696");
        var me = cast.as(cast.signedUp(old));
        merge(LocalDate.now(Days.HERE).minusDays(1).toString());
        Graph.untilTrue(() -> name("GM1696").equals("Hilversum"));
        assertThat(municipalities.today(List.of("GM1696", "GM0344"))).containsExactlyInAnyOrder("GM0402", "GM0344");
        var party = "purpose: SHARE_WITH_BRANCH, branch: \"" + cast.idOf(old) + "\"";
        assertThat(outcome(me, "withdrawConsent(input: {" + party + "})")).isEqualTo("ConsentWithdrawn");
        assertThat(branchesFor(me))
                .contains(cast.idOf(old), cast.idOf(branches.in("GM0402").getFirst()))
                .doesNotHaveDuplicates();
        assertThat(outcome(
                        me, "giveConsent(input: {consent: {" + party + ", textVersion: \"" + cast.version() + "\"}})"))
                .isEqualTo("ConsentGiven");
        assertThat(outcome(me, "updateMe(input: {municipality: \"GM0344\"})")).isEqualTo("MeUpdated");
        assertThat(branchesFor(me)).as("where they live now").isNotEmpty().doesNotContain(cast.idOf(old));
    }

    @Test
    void codesOfNoMunicipalityAreNotOne() {
        assertThat(municipalities.areOne("GM0344", "GM0344")).isTrue();
        assertThat(municipalities.areOne("GM0344", "GM0402")).isFalse();
        assertThat(municipalities.areOne("GM9998", "GM9999")).isFalse();
    }

    private Branch someBranch(String municipality) {
        return branches.verify(branches.in(municipality).getFirst().id()).orElseThrow();
    }

    private static String outcome(Graph graph, String mutation) {
        return graph.data("mutation { outcome: " + mutation + " { __typename } }")
                .at("/outcome/__typename")
                .asString();
    }

    private static List<String> branchesFor(Graph me) {
        return me.data("{ me { branches { id } } }")
                .at("/me/branches")
                .valueStream()
                .map(branch -> branch.get("id").asString())
                .toList();
    }

    private String name(String code) {
        return new Graph(port)
                .data("query($c: String!) { municipality(code: $c) { name } }", "c", code)
                .at("/municipality/name")
                .asString();
    }

    private void merge(String day) {
        for (var table : List.of(ReferenceTable.MUNICIPALITIES, ReferenceTable.MERGERS)) {
            tables.replace(table, ReferenceTables.bundled(table).replace("2027-01-01", day));
        }
    }
}
