/** What every module stands on: ids, keys, encryption, effects, and the wiring of graph and storage. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package nl.gevraagd.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
