package org.nightdesk.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** SHA-256 over a result: headings and rows in their order, each cell by its length and text, so that no two results read alike. */
final class Fingerprint {

    private final MessageDigest digest;
    private long bytes;

    Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    void columns(List<String> names) {
        names.forEach(this::add);
        digest.update((byte) '\n');
    }

    void row(List<Cell> cells) {
        cells.forEach(cell -> add(cell.plain()));
        digest.update((byte) '\n');
    }

    private void add(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        digest.update((letters.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(letters);
        bytes += letters.length;
    }

    /** How much text there was so far. */
    long bytes() {
        return bytes;
    }

    /** Ends it; 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
