/** Counts, the funnel, and what may be shown of them. */
@NullMarked
package nl.gevraagd.figures;

import org.jspecify.annotations.NullMarked;
