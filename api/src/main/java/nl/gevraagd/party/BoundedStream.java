package nl.gevraagd.party;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends what is too long, and remembers that it did. */
final class BoundedStream extends FilterInputStream {

    private final long most;
    private long read;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    boolean isExceeded() {
        return read > most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int some = super.read(target, offset, length);
        count(Math.max(0, some));
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (isExceeded()) {
            throw new IOException("longer than " + most + " bytes");
        }
    }
}
