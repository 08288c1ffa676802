/** What can be proved afterwards: who read whose contact details, and who agreed to what. */
@NullMarked
package nl.gevraagd.privacy;

import org.jspecify.annotations.NullMarked;
