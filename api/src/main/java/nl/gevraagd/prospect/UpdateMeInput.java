package nl.gevraagd.prospect;

import java.util.List;
import org.springframework.graphql.data.ArgumentValue;

/** What citizens change of themselves. What is left out stays as it is; null empties an optional field. */
record UpdateMeInput(
        ArgumentValue<String> name,
        ArgumentValue<String> municipality,
        ArgumentValue<List<String>> themes,
        ArgumentValue<Integer> hoursPerWeek,
        ArgumentValue<String> phone,
        ArgumentValue<String> motivation,
        ArgumentValue<Boolean> shareMotivation,
        ArgumentValue<List<String>> waitFor,
        ArgumentValue<String> locale,
        ArgumentValue<Boolean> paused) {}
