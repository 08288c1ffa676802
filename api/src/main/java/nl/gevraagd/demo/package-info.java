/** Invented people over real municipalities, so that everything can be tried. Only in the profile demo. */
@NullMarked
package nl.gevraagd.demo;

import org.jspecify.annotations.NullMarked;
