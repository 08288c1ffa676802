@NullMarked
package nl.gevraagd;

import org.jspecify.annotations.NullMarked;
