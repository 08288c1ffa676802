package nl.gevraagd.imports;

import nl.gevraagd.access.Member;
import nl.gevraagd.access.Role;

/** Who may bring in data for everybody. */
final class Importers {

    private Importers() {}

    static void require(Member member) {
        member.require(Role.CAMPAIGN_MANAGER, Role.PLATFORM_ADMIN);
    }
}
