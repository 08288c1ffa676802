package nl.gevraagd.prospect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody cares about and how much time they have. With the municipality and the chosen branches this is all that
 * matching ever looks at (requirement P8).
 *
 * @param hoursPerWeek 1 to 80
 */
public record Wishes(List<Theme> themes, @Nullable Integer hoursPerWeek) {}
