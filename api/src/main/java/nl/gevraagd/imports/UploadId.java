package nl.gevraagd.imports;

import nl.gevraagd.shared.Id;
import nl.gevraagd.shared.RandomId;

/** Names a file that was handed in, and is its name on the disk: never anything that came from outside. */
record UploadId(String value) implements Id {

    static UploadId next() {
        return new UploadId(RandomId.next());
    }
}
