/** People who signed up: what they told us, which consents they gave, and how they stay in control of both. */
@NullMarked
package nl.gevraagd.prospect;

import org.jspecify.annotations.NullMarked;
