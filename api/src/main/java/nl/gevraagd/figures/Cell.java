package nl.gevraagd.figures;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The figures of one place and one week.
 *
 * @param id place and week
 * @param place a CBS code, {@code province:<name>}, or {@code nl}
 * @param province of a municipality; null for larger places
 * @param week ISO week such as 2026-W48, or {@code all}
 * @param counts how many people reached each step; never shown
 * @param shown what may be shown of it: multiples of 5 from 10 on; a step that is missing is hidden
 * @param dirty somebody in it changed since it was counted
 * @param marks how often it was said that somebody changed
 */
@Document("figures")
record Cell(
        @Id String id,
        String place,
        @Nullable String province,
        String week,
        Map<String, Integer> counts,
        Map<String, Integer> shown,
        @Nullable Boolean dirty,
        @Nullable Long marks) {

    static final String ALL = "all";
    static final String COUNTRY = "nl";

    static String idOf(String place, String week) {
        return place + "|" + week;
    }

    /** As counted, with nothing shown yet. */
    static Cell counted(String place, @Nullable String province, String week, Map<String, Integer> counts) {
        return new Cell(idOf(place, week), place, province, week, counts, Map.of(), null, null);
    }

    Cell shown(Map<String, Integer> mayBeShown) {
        return new Cell(id, place, province, week, counts, mayBeShown, dirty, marks);
    }

    /** What anybody may see: with enough forms of their own they would find out how many others signed up in a municipality. */
    Map<String, Integer> open() {
        var open = new HashMap<>(shown);
        if (province != null) {
            open.remove(FunnelStepName.SIGNED_UP.label());
        }
        return open;
    }

    static String placeOf(String province) {
        return "province:" + province;
    }
}
