/** Files that members hand in, and the imports that read them. */
@NullMarked
package nl.gevraagd.imports;

import org.jspecify.annotations.NullMarked;
