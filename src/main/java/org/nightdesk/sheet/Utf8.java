package org.nightdesk.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

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
        room(1);
        buffer[filled++] = (byte) letter;
    }

    void text(String text) throws IOException {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        if (letters.length > BUFFER) {
            flush();
            out.write(letters);
            return;
        }
        room(letters.length);
        System.arraycopy(letters, 0, buffer, filled, letters.length);
        filled += letters.length;
    }

    /** Writes it when it is short and all of it is ASCII but for these four letters; else nothing is written. */
    boolean isWritten(String text, char first, char second, char third, char fourth) throws IOException {
        int length = text.length();
        if (length > BUFFER) {
            return false;
        }
        room(length);
        int to = filled;
        for (int at = 0; at < length; at++) {
            char here = text.charAt(at);
            if (here >= 0x80 || here == first || here == second || here == third || here == fourth) {
                return false;
            }
            buffer[to++] = (byte) here;
        }
        filled = to;
        return true;
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
