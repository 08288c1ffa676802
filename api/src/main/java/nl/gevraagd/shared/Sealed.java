package nl.gevraagd.shared;

import java.util.Arrays;

/** Ciphertext: what of a person may stand in the database. Prints nothing. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below, and nobody writes into it
public record Sealed(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + "]";
    }
}
