package nl.gevraagd.shared;

/**
 * A person is being erased: every module that knows something about them forgets it before its listener returns. May be
 * published again after a crash.
 */
public record ProspectErased(ProspectId id) {}
