/** A branch asks, a prospect answers. */
@NullMarked
package nl.gevraagd.invitation;

import org.jspecify.annotations.NullMarked;
