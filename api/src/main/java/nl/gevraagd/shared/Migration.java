package nl.gevraagd.shared;

import com.mongodb.client.MongoDatabase;

/**
 * A change of the database that happens once: indexes, new shapes. Migrations run in order before anything else, one
 * instance at a time, and can be repeated after a crash half-way.
 */
public interface Migration {

    /** Never changes, never used twice: {@code "0003-lead-indexes"}. Migrations run in the order of their names. */
    String name();

    void run(MongoDatabase database);
}
