package nl.gevraagd.privacy;

import com.mongodb.client.MongoDatabase;
import java.util.HashSet;
import nl.gevraagd.shared.Migration;
import org.springframework.stereotype.Component;

/** Until the end of November 2026 the ledger had an index by person, by which nobody ever looked. */
@Component
class LedgerIndexDropped implements Migration {

    private static final String UNUSED = "of-person";

    @Override
    public String name() {
        return "0710-ledger-index-dropped";
    }

    @Override
    public void run(MongoDatabase database) {
        var ledger = database.getCollection(Chains.CONSENTS);
        var there = ledger.listIndexes().map(index -> index.getString("name")).into(new HashSet<>());
        if (there.contains(UNUSED)) {
            ledger.dropIndex(UNUSED);
        }
    }
}
