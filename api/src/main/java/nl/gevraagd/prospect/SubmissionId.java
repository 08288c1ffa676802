package nl.gevraagd.prospect;

import nl.gevraagd.shared.Id;

/** Names one sign-up that was sent in, confirmed or not. */
record SubmissionId(String value) implements Id {}
