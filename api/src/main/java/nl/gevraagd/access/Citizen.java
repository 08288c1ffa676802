package nl.gevraagd.access;

import nl.gevraagd.shared.ProspectId;

/** The signed-in citizen of this request: sees their own record, and nothing else. */
public record Citizen(ProspectId id) {}
