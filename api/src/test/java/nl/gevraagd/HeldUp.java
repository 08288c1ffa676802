package nl.gevraagd;

import org.springframework.data.mongodb.core.MongoTemplate;

/** The database of an instance that stands still, once, between what it read and what it writes: others go on meanwhile. */
public final class HeldUp extends MongoTemplate {

    private Runnable meanwhile;

    public HeldUp(MongoTemplate mongo, Runnable meanwhile) {
        super(mongo.getMongoDatabaseFactory(), mongo.getConverter());
        this.meanwhile = meanwhile;
    }

    @Override
    public <T> T save(T document) {
        goOn();
        return super.save(document);
    }

    @Override
    public <T> T insert(T document) {
        goOn();
        return super.insert(document);
    }

    private void goOn() {
        var now = meanwhile;
        meanwhile = () -> {};
        now.run();
    }
}
