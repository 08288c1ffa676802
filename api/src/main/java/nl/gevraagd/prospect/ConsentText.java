package nl.gevraagd.prospect;

/**
 * The exact text that a person agrees to.
 *
 * @param hash SHA-256 of the body, in hex: stands in each consent record (requirement P5)
 */
record ConsentText(ConsentPurpose purpose, String version, String locale, String body, String hash) {}
