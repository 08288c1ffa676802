/** Parties, and their branches in municipalities. */
@NullMarked
package nl.gevraagd.party;

import org.jspecify.annotations.NullMarked;
