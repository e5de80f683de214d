package org.nightdesk.sheet;

import java.io.IOException;
import java.io.OutputStream;

/** Text on its way into a file, as UTF-8 by way of a buffer. A writer of the JDK takes about twice as long for many short texts. */
final class Utf8 {

    private static final int BUFFER = 16_384;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    Utf8(OutputStream out) {
        this.out = out;
    }

    /** A letter of ASCII. */
    void put(char letter) throws IOException {
        put((byte) letter);
    }

    void put(byte letter) throws IOException {
        room(1);
        buffer[filled++] = letter;
    }

    void put(byte[] letters) throws IOException {
        if (letters.length > BUFFER) {
            flush();
            out.write(letters);
            return;
        }
        room(letters.length);
        System.arraycopy(letters, 0, buffer, filled, letters.length);
        filled += letters.length;
    }

    void finish() throws IOException {
        flush();
        out.flush();
    }

    private void room(int length) throws IOException {
        if (filled + length > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }
}
