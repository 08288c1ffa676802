package nl.gevraagd.access;

import java.util.Optional;
import nl.gevraagd.shared.GlobalIds.GlobalId;

/**
 * Finds one type of thing by its global id, under the same rules as every other door. What anybody may see has a
 * {@link nl.gevraagd.shared.PublicNodeLoader} instead.
 */
public interface NodeLoader {

    /** The type in the id, which is the name of the schema's type. */
    String type();

    /** Empty for what does not exist and for what this caller may not see: the two are never told apart. */
    Optional<?> load(String globalId, GlobalId id, Caller caller);
}
