package nl.gevraagd.imports;

import nl.gevraagd.access.Member;
import nl.gevraagd.access.Role;
import nl.gevraagd.shared.Forbidden;

/** Who may bring in data for everybody. */
final class Importers {

    private Importers() {}

    static void require(Member member) {
        if (!member.has(Role.CAMPAIGN_MANAGER) && !member.has(Role.PLATFORM_ADMIN)) {
            throw new Forbidden();
        }
    }
}
