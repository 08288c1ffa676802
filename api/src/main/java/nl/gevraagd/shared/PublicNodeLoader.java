package nl.gevraagd.shared;

import java.util.Optional;
import nl.gevraagd.shared.GlobalIds.GlobalId;

/** Finds one type of thing by its global id, for things that anybody may see. */
public interface PublicNodeLoader {

    /** The type in the id, which is the name of the schema's type. */
    String type();

    Optional<?> load(GlobalId id);
}
