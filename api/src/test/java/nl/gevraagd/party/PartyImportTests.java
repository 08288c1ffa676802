package nl.gevraagd.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.party.PartyFile.Code;
import nl.gevraagd.party.PartyFile.Refused;
import nl.gevraagd.party.PartyImport.Named;
import nl.gevraagd.party.PartyImport.Report;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Acceptance row R-25, over a real MongoDB: all of a run or none of it, and what several runs at once add up to. */
@WholeApplication
class PartyImportTests {

    private static final String HEADER = "cbs_code;name;election\n";

    @Autowired
    private PartyImport imports;

    @Autowired
    private Branches branches;

    @Test
    void theSameFileTwiceChangesNothing() {
        var file = csv("twice.csv", "GM0037;Proefpartij Twee Keer;GR2026\nGM0037;Proefpartij Ánders;GR2026\n");
        assertThat(imports.run(List.of(file), true).created()).isEqualTo(2);
        assertThat(branch("Proefpartij Twee Keer")).isEmpty();
        assertThat(imports.run(List.of(file), false).created()).isEqualTo(2);
        var before = branch("Proefpartij Twee Keer");
        var again = imports.run(List.of(file), false);
        assertThat(List.of(again.created(), again.changed(), again.unchanged())).containsExactly(0, 0, 2);
        assertThat(branch("Proefpartij Twee Keer")).isEqualTo(before).isPresent();
    }

    @Test
    void oneWrongRowRefusesAllFilesWithLineAndReason() {
        var good = csv("good.csv", "GM0037;Proefpartij Goed;GR2026\n");
        var wrong = csv(
                "wrong.csv",
                "GM9999;Proefpartij Nergens;GR2026\nGM0037;---;GR2026\nGM0037;Proefpartij Nooit;\nGM0037;Te weinig\n");
        var report = imports.run(List.of(good, wrong), false);
        assertThat(report.refused().keySet()).containsExactly("wrong.csv");
        assertThat(report.refused().get("wrong.csv"))
                .extracting(Refused::line, Refused::code)
                .containsExactlyInAnyOrder(
                        tuple(2L, Code.WRONG_MUNICIPALITY),
                        tuple(3L, Code.WRONG_NAME),
                        tuple(4L, Code.WRONG_ELECTION),
                        tuple(5L, Code.NOT_CSV));
        assertThat(branch("Proefpartij Goed")).isEmpty();
    }

    @Test
    void filesOfOneNameAreAllRead() {
        var report = imports.run(
                List.of(
                        csv("same.csv", "GM0037;Proefpartij Eerste;GR2026\n"),
                        csv("same.csv", "GM0037;Proefpartij Tweede;GR2026\n")),
                false);
        assertThat(report.created()).isEqualTo(2);
        assertThat(branch("Proefpartij Eerste")).isPresent();
        assertThat(branch("Proefpartij Tweede")).isPresent();
    }

    @Test
    void runsAtTheSameTimeLoseNothing() throws Exception {
        var elections =
                IntStream.range(2000, 2016).mapToObj(year -> "GR" + year).toList();
        var runs = new ArrayList<Callable<Report>>();
        elections.forEach(election -> runs.add(() ->
                imports.run(List.of(csv(election + ".csv", "GM0037;Proefpartij Samen;" + election + "\n")), false)));
        try (var threads = Executors.newFixedThreadPool(elections.size())) {
            for (var run : threads.invokeAll(runs)) {
                assertThat(run.get().isGood()).isTrue();
            }
        }
        var together = branch("Proefpartij Samen").orElseThrow();
        assertThat(together.elections()).containsExactlyInAnyOrderElementsOf(elections);
        var verified = branches.verify(together.id()).orElseThrow();
        assertThat(imports.run(List.of(csv("later.csv", "GM0037;PROEFPARTIJ SAMEN;GR2030\n")), false)
                        .changed())
                .isEqualTo(1);
        var later = branch("Proefpartij Samen").orElseThrow();
        assertThat(later.status()).isEqualTo(BranchStatus.VERIFIED);
        assertThat(later.name()).isEqualTo(verified.name());
        assertThat(later.elections()).contains("GR2030", "GR2000");
    }

    private Optional<Branch> branch(String name) {
        return branches.byName("GM0037", name);
    }

    private static Named csv(String name, String rows) {
        return new Named(name, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }
}
