/** Signing in, and who may see whom. */
@NullMarked
package nl.gevraagd.access;

import org.jspecify.annotations.NullMarked;
