/** Starting up: settings, the database that is there or has to be made, the command line, and clear sentences. */
@NullMarked
package nl.gevraagd.launch;

import org.jspecify.annotations.NullMarked;
