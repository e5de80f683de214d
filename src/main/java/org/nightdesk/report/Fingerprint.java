package org.nightdesk.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** SHA-256 over a result: headings and rows in their order, each cell by its length and text, so that no two results read alike. */
final class Fingerprint {

    /** What is given to the digest at once. */
    private static final int BUFFER = 8_192;

    /** The most letters that a length and its colon take. */
    private static final int LENGTH = 11;

    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private long bytes;

    Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    void columns(List<String> names) {
        names.forEach(name -> add(name.getBytes(StandardCharsets.UTF_8)));
        put((byte) '\n');
    }

    void row(List<Cell> cells) {
        for (Cell cell : cells) {
            add(cell.utf8());
        }
        put((byte) '\n');
    }

    private void add(byte[] letters) {
        room(LENGTH);
        length(letters.length);
        buffer[filled++] = ':';
        if (letters.length > BUFFER / 2) {
            flush();
            digest.update(letters);
        } else {
            room(letters.length);
            System.arraycopy(letters, 0, buffer, filled, letters.length);
            filled += letters.length;
        }
        bytes += letters.length;
    }

    // In decimal digits, for which there is room.
    private void length(int length) {
        if (length >= 10) {
            length(length / 10);
        }
        buffer[filled++] = (byte) ('0' + length % 10);
    }

    private void put(byte one) {
        room(1);
        buffer[filled++] = one;
    }

    private void room(int length) {
        if (filled + length > BUFFER) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer, 0, filled);
        filled = 0;
    }

    /** How much text there was so far. */
    long bytes() {
        return bytes;
    }

    /** Ends it; 64 hexadecimal digits. */
    String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
