/** Who fits where, and how far they are: matches, and what a branch does with them. */
@NullMarked
package nl.gevraagd.lead;

import org.jspecify.annotations.NullMarked;
