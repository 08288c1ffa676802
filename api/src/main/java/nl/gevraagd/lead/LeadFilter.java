package nl.gevraagd.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which leads of a branch are asked for; without stages, those that have not ended. */
record LeadFilter(
        @Nullable List<LeadStage> stages,
        @Nullable List<String> themes,
        @Nullable Integer minHoursPerWeek,
        @Nullable Boolean overdue) {

    static final LeadFilter NONE = new LeadFilter(null, null, null, null);

    List<LeadStage> wantedStages() {
        return stages == null || stages.isEmpty()
                ? List.copyOf(LeadStage.OPEN)
                : stages.stream().distinct().sorted().toList();
    }
}
