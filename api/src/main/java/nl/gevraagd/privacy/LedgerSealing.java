package nl.gevraagd.privacy;

import java.util.List;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Prospects;
import nl.gevraagd.prospect.SealedProspect;
import nl.gevraagd.shared.Performs;
import org.springframework.stereotype.Component;

/** Copies changes of consent to the ledger, then lets the person's document forget that they were to be copied. */
@Component
class LedgerSealing {

    private final Prospects prospects;
    private final ConsentLedger ledger;

    LedgerSealing(Prospects prospects, ConsentLedger ledger) {
        this.prospects = prospects;
        this.ledger = ledger;
    }

    @Performs(Prospect.SEAL_CONSENTS)
    void seal(List<SealedProspect> sealed) {
        var people = prospects.open(sealed).stream()
                .filter(prospect -> !prospect.consents().unsealed().isEmpty())
                .toList();
        if (!people.isEmpty()) {
            ledger.append(people);
            prospects.sealed(people);
        }
    }
}
