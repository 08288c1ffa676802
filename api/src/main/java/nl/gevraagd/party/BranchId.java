package nl.gevraagd.party;

import nl.gevraagd.shared.Id;

/** Names a branch: a party in one municipality. */
public record BranchId(String value) implements Id {}
