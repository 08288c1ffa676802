/** Everything between the socket and the controllers: what a request may look like, and what goes back. */
@NullMarked
package nl.gevraagd.edge;

import org.jspecify.annotations.NullMarked;
