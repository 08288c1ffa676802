package nl.gevraagd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.shared.RandomId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An instance that slept while another counted writes nothing over what that one found, and shows nothing that it hides. */
@WithoutServer
class FigureRepositoryTests {

    @Autowired
    FigureRepository figures;

    private final String place = RandomId.next();

    @Test
    void whatWasCountedAndShownInALaterTermStays() {
        figures.saveCounts(List.of(counted(25)), 4);
        figures.saveShown(List.of(counted(25).shown(Map.of("CONFIRMED", 25))), 4);
        figures.saveCounts(List.of(counted(26)), 5);
        figures.saveShown(List.of(counted(26)), 5); // hidden now

        figures.saveCounts(List.of(counted(25)), 4);
        figures.saveShown(List.of(counted(25).shown(Map.of("CONFIRMED", 25))), 4);

        var cell = figures.find(place, Cell.ALL).orElseThrow();
        assertThat(cell.counts()).isEqualTo(Map.of("CONFIRMED", 26));
        assertThat(cell.shown()).isEmpty();
    }

    @Test
    void oneThatCameTooLateForACellWritesTheOthers() {
        var other = Cell.counted(RandomId.next(), "Utrecht", Cell.ALL, Map.of("CONFIRMED", 3));
        figures.saveCounts(List.of(counted(26)), 5);

        figures.saveCounts(List.of(counted(25), other), 4);

        assertThat(figures.find(other.place(), Cell.ALL).orElseThrow().counts()).isEqualTo(other.counts());
        assertThat(figures.find(place, Cell.ALL).orElseThrow().counts()).isEqualTo(Map.of("CONFIRMED", 26));
    }

    private Cell counted(int people) {
        return Cell.counted(place, "Utrecht", Cell.ALL, Map.of("CONFIRMED", people));
    }
}
