package nl.gevraagd.party;

import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.shared.Locales;
import org.springframework.stereotype.Component;

/** How a branch is called where people read it: of one party there may be two in a municipality since another went into it. */
@Component
public class BranchNames {

    private final Municipalities municipalities;

    BranchNames(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    /** As registered; once its municipality went into another, with the name that that one had. */
    public String of(Branch branch, String locale) {
        return municipalities
                .nameBefore(branch.municipality())
                .map(before -> branch.name() + Locales.in(locale, ", voorheen ", ", formerly ") + before)
                .orElse(branch.name());
    }
}
