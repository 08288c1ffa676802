/** Councils, seats, postcodes, elections: what anybody may know about a municipality. */
@NullMarked
package nl.gevraagd.municipality;

import org.jspecify.annotations.NullMarked;
