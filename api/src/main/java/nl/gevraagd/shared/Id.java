package nl.gevraagd.shared;

/** A one-value record that names something. Stored as plain text by {@link StorageConfiguration}. */
public interface Id {

    String value();
}
